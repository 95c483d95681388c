package store_test

func worked() bool { return false }
