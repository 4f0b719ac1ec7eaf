"""What is derived from messages and events, and can be thrown away and made anew: who was in a conversation when."""

from peelian.chats.projections.staying import follow

__all__ = ["follow"]
