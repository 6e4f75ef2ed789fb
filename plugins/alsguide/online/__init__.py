"""Online: the only part that uses the network, and only when an editor asks for it.

It compares each reference with the public records of Crossref and PubMed, asks whether a paper was retracted or updated, and
whether web pages still answer. Readers' pages never do.
"""
