"""Glossary: medical words, each with its plain meaning."""
