# Reads the tables of a run as docs/formats.md shows it. Usage: Rscript check.R RUN
run <- commandArgs(trailingOnly = TRUE)[1]
read <- function(table) read.csv(file.path(run, paste0(table, ".csv")), encoding = "UTF-8", na.strings = "")

articles <- read("articles")
times <- as.POSIXct(articles$published, format = "%Y-%m-%dT%H:%M:%SZ", tz = "UTC")
dates <- as.Date(articles$published_date)
stopifnot(identical(is.na(times), is.na(articles$published)), sum(!is.na(times)) == 5, sum(!is.na(dates)) == 6)
stopifnot(all(as.Date(times[!is.na(times)]) == dates[!is.na(times)]))

pairs <- read("pairs")
ways <- subset(pairs, giver_source != taker_source)
stopifnot(nrow(aggregate(words_shared ~ giver_source + taker_source, ways, sum)) >= 3, is.integer(pairs$sample))

quotations <- read("quotations")
stopifnot(subset(quotations, relation == "altered")$changes == "not \u2192 never; before \u2192 until")

share <- xtabs(agency_share ~ month + source, read("sources"))
stopifnot(share["2024-04", "Courier"] > 0.8)
cat("tables: R reads them too\n")
