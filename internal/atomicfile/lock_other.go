//go:build !unix || solaris || illumos || aix

package atomicfile

import (
	"errors"
	"os"
)

// tryLock has no locks here. Of two that write one folder the second to end finds its files gone: see [Folder.Commit].
func tryLock(*os.File) (bool, error) { return false, errors.ErrUnsupported }
