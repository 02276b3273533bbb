"""What an open sitting shows, as plain values made from its state: agenda, room, notes, votes, money, projector."""
