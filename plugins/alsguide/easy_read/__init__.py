"""Easy read: short lines with a picture beside each, for people who read with effort, tied to the sentences that they rest on."""
