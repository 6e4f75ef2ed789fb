"""Questions: what readers ask, each with a short answer and the page that answers it whole."""
