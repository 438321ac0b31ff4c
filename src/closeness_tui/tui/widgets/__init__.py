"""One widget for each kind of step, and the small pieces they share; a page that wants one loads only that."""
