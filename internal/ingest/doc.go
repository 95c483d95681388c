// Package ingest reads articles: files, folders and streams in, a sequence of [news.Article] out.
//
// [Open] lists the files of some paths and gives each its id. [Input.Articles] then reads them one after the
// other. What a file is, is recognised by its content: one of [Formats], such as plain text, where the file is one
// article, JSON Lines, where each line is one, or an archive of files of any format; packed or not; in UTF-8, UTF-16, an encoding that its letters tell or
// what the content declares.
// One bad file or record never ends the reading: it comes as an error of type [*Skipped], and the next one follows.
//
//	in, err := ingest.Open([]string{"copy/"}, nil, os.Stdin, ingest.Options{})
//	if err != nil {
//		return err // a path is missing
//	}
//	for a, err := range in.Articles(ctx) {
//		if skipped, ok := errors.AsType[*ingest.Skipped](err); ok {
//			log.Warn("skipped", "place", skipped.Place, "reason", skipped.Reason)
//			continue
//		}
//		if err != nil {
//			return err
//		}
//		use(a)
//	}
//
// The memory in use is that of the article or line being read, not of the file: while a line of any length is decoded,
// the line, its text without escapes, and the article's body; else some buffers of 256 KiB. An [Input] is for one
// goroutine, but [Input.BytesRead] may be asked by others, to show progress.
package ingest
