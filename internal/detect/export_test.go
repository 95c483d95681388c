package detect

import "github.com/copytaster/copytaster/internal/profile"

// Profile returns what was learnt from the articles; all of it after the first match.
func (r *Run) Profile() *profile.Profile { return r.profile }
