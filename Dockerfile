# A static binary in an empty image, not run by root:
#
#	docker build -t copytaster .
#	docker run --rm -v "$PWD:/work:ro" copytaster scan incoming --against archive
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags "-s -w" -o /out/copytaster ./cmd/copytaster
RUN mkdir -m 1777 /out/tmp

FROM scratch
COPY --from=build /out/ /
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/copytaster"]
