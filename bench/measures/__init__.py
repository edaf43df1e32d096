"""What the measurements share: messages with their right answers, scores, and tables."""
