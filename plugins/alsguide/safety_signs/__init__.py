"""Safety signs: every sign of danger with what to do, once, and the boxes, lists and sentences that are made from it.

Words of this part: a *sign* is what a reader or helper may notice; its *level* says how fast to act; an *action* is one step
of what to do; a *place* is where signs are shown, such as the wallet card; a *statement* is what to tell others.
"""
