"""What several test layers share: the programs that tests need, and built sites."""
