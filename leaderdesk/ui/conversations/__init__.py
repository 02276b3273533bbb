"""The contact log: who called, about what, what was answered; and the ten minutes that say whether LEADER suits."""
