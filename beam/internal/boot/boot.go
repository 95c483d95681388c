// Package boot lets the program be its own boot loader: a runner that starts workers as processes calls it with --id and
// --provision_endpoint, and it becomes a worker. Beam's own boot loader stages the program into a folder that all workers of a host
// share, and two that start at once break each other's.
package boot

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"

	"github.com/apache/beam/sdks/v2/go/container/tools"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/util/grpcx"
)

// Asked reports whether the arguments, without the name of the program, are those of a runner that wants a worker.
func Asked(args []string) bool {
	return value(args, "id") != "" && value(args, "provision_endpoint") != "" && value(args, "worker") == ""
}

// value returns the value of a flag in the arguments, given as --name=value.
func value(args []string, name string) string {
	for _, a := range args {
		if v, is := strings.CutPrefix(strings.TrimLeft(a, "-"), name+"="); is {
			return v
		}
	}
	return ""
}

// Worker makes the process a worker, with the endpoints and options that the runner provides. It returns only with an error.
func Worker(ctx context.Context, args []string) error {
	id := value(args, "id")
	info, err := tools.ProvisionInfo(grpcx.WriteWorkerID(ctx, id), value(args, "provision_endpoint"))
	if err != nil {
		return fmt.Errorf("what the runner provides: %w", err)
	}
	options, err := tools.ProtoToJSON(info.GetPipelineOptions())
	if err != nil {
		return fmt.Errorf("pipeline options: %w", err)
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	worker := []string{program, "--worker=true", "--id=" + id}
	for name, given := range map[string]string{
		"logging_endpoint": info.GetLoggingEndpoint().GetUrl(), "control_endpoint": info.GetControlEndpoint().GetUrl(),
	} {
		if given == "" {
			given = value(args, name)
		}
		if given == "" {
			return errors.New("the runner provides no " + name)
		}
		worker = append(worker, "--"+name+"="+given)
	}
	env := append(os.Environ(), "RUNNER_CAPABILITIES="+strings.Join(info.GetRunnerCapabilities(), " "))
	return syscall.Exec(program, append(worker, "--options="+options), env)
}
