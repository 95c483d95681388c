package atomicfile

import "os"

// Hold is a lock of a folder. It ends with the process, however that ends.
type Hold struct{ file *os.File }

// Lock locks a folder that is there against others who lock it or write it as a [Folder]. An error wraps [ErrHeld] and says who has it,
// or is that of the file system. Where the system has no locks the Hold holds nothing.
func Lock(dir string) (*Hold, error) {
	f, err := lock(dir)
	if err != nil {
		return nil, err
	}
	return &Hold{f}, nil
}

// Release gives the lock up. It may be called once.
func (h *Hold) Release() { unlock(h.file) }
