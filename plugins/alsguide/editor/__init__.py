"""The optional browser editor: its forms are made from the models that the checks use."""
