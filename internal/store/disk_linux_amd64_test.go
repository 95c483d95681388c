package store_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"unsafe"
)

// The tests of disks that fail run a worker whose system calls on files are told to the test before they are done, by a filter of seccomp
// (see seccomp_unotify(2)). The test then lets them be done, makes them fail, or notes them: so it sees all that the program asks of the
// disk, SQLite included, and the program knows of nothing. Where the system does not allow such a filter they are skipped.

// call is a system call on a file in the folder of the worker.
type call struct {
	nr   uint64
	path string // of the file
	to   string // the new path, of a rename
	args [6]uint64
	data []byte // that is written
	at   int64  // where
}

// watched are the system calls that are told. The others that change files are used by nobody here.
var watched = []uint32{
	syscall.SYS_OPEN, syscall.SYS_OPENAT, syscall.SYS_READ, syscall.SYS_PREAD64, syscall.SYS_WRITE, syscall.SYS_PWRITE64, syscall.SYS_FSYNC,
	syscall.SYS_FDATASYNC, syscall.SYS_FTRUNCATE, syscall.SYS_UNLINK, syscall.SYS_UNLINKAT, syscall.SYS_RENAME, syscall.SYS_RENAMEAT,
	syscall.SYS_MKDIR, syscall.SYS_MKDIRAT, syscall.SYS_FALLOCATE,
}

// What linux/seccomp.h defines and package syscall has not.
const (
	sysSeccomp      = 317
	filterMode      = 1              // SECCOMP_SET_MODE_FILTER
	filterFlags     = 1<<3 | 1<<5    // SECCOMP_FILTER_FLAG_NEW_LISTENER, _WAIT_KILLABLE_RECV
	filterAllow     = 0x7fff0000     // SECCOMP_RET_ALLOW
	filterTell      = 0x7fc00000     // SECCOMP_RET_USER_NOTIF
	noNewPrivileges = 38             // PR_SET_NO_NEW_PRIVS
	receive         = 0xc0502100     // SECCOMP_IOCTL_NOTIF_RECV
	send            = 0xc0182101     // SECCOMP_IOCTL_NOTIF_SEND
	goOn            = 1              // SECCOMP_USER_NOTIF_FLAG_CONTINUE
	faultEnv        = "STORE_FAULTY" // to a worker: filter, or work
)

// notice is struct seccomp_notif, answer struct seccomp_notif_resp.
type notice struct {
	id   uint64
	pid  uint32
	_    uint32
	nr   int32
	arch uint32
	_    uint64
	args [6]uint64
}

type answer struct {
	id    uint64
	_     int64
	errno int32
	flags uint32
}

// TestFaultWorker is the worker, in a process of its own; as a test it does nothing.
func TestFaultWorker(t *testing.T) {
	switch os.Getenv(faultEnv) {
	case "filter":
		fmt.Println("failed", filterSelf()) // returns only if it fails
	case "work":
		lines := bufio.NewScanner(os.Stdin)
		for lines.Scan() {
			of, dir, _ := strings.Cut(lines.Text(), " ")
			scenarios[of](dir)
			fmt.Println("done")
		}
	default:
		t.Skip("it is started by others")
	}
	os.Exit(0)
}

// filterSelf filters the system calls of this process, gives the test the file by which they are told, and starts the worker in its place.
func filterSelf() error {
	runtime.LockOSThread()
	load := func(at uint32) syscall.SockFilter {
		return syscall.SockFilter{Code: syscall.BPF_LD | syscall.BPF_W | syscall.BPF_ABS, K: at}
	}
	filter := []syscall.SockFilter{load(0)}
	for i, nr := range watched {
		filter = append(filter, syscall.SockFilter{Code: syscall.BPF_JMP | syscall.BPF_JEQ | syscall.BPF_K, Jt: uint8(len(watched) - i), K: nr})
	}
	filter = append(filter, syscall.SockFilter{Code: syscall.BPF_RET, K: filterAllow}, syscall.SockFilter{Code: syscall.BPF_RET, K: filterTell})
	program := syscall.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	if _, _, errno := syscall.RawSyscall6(syscall.SYS_PRCTL, noNewPrivileges, 1, 0, 0, 0, 0); errno != 0 {
		return errno
	}
	listener, _, errno := syscall.RawSyscall(sysSeccomp, filterMode, filterFlags, uintptr(unsafe.Pointer(&program)))
	if errno != 0 {
		return errno
	}
	if err := syscall.Sendmsg(3, []byte{0}, syscall.UnixRights(int(listener)), nil, 0); err != nil {
		return err
	}
	environ := slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, faultEnv+"=") })
	return syscall.Exec("/proc/self/exe", os.Args, append(environ, faultEnv+"=work"))
}

// disk is a worker and what stands between it and the disk.
type disk struct {
	command *exec.Cmd
	stdin   io.WriteCloser
	said    *bufio.Scanner
	ended   sync.WaitGroup

	mu    sync.Mutex
	under string                    // the folder of which the calls are told
	judge func(*call) syscall.Errno // what becomes of a call on a file below; 0: it is done. Of what the worker says it has no path.
}

// newDisk starts a worker until the test ends.
func newDisk(t *testing.T) *disk {
	t.Helper()
	pair, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	ours, theirs := os.NewFile(uintptr(pair[0]), "ours"), os.NewFile(uintptr(pair[1]), "theirs")
	defer theirs.Close()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	d := &disk{command: exec.Command(self, "-test.run=^TestFaultWorker$")}
	d.command.Env = append(os.Environ(), faultEnv+"=filter")
	d.command.ExtraFiles = []*os.File{theirs}
	d.command.Stderr = os.Stderr
	if d.stdin, err = d.command.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	stdout, err := d.command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	d.said = bufio.NewScanner(stdout)
	if err := d.command.Start(); err != nil {
		t.Fatal(err)
	}
	theirs.Close()
	listener, err := receiveFile(ours)
	if err != nil {
		d.said.Scan()
		_ = d.command.Wait()
		t.Skipf("system calls cannot be told here: %s (%v)", d.said.Text(), err)
	}
	d.ended.Go(func() { d.answerAll(t, listener) })
	t.Cleanup(func() {
		_ = d.stdin.Close()
		if err := d.command.Wait(); err != nil {
			t.Error(err)
		}
		d.ended.Wait()
		_ = syscall.Close(listener)
	})
	return d
}

// receiveFile receives a file by a socket.
func receiveFile(socket *os.File) (int, error) {
	defer socket.Close()
	conn, err := net.FileConn(socket)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	rights := make([]byte, 64)
	_, n, _, _, err := conn.(*net.UnixConn).ReadMsgUnix(make([]byte, 1), rights)
	if err != nil {
		return 0, err
	}
	messages, err := syscall.ParseSocketControlMessage(rights[:n])
	if err != nil || len(messages) == 0 {
		return 0, fmt.Errorf("no file: %w", err)
	}
	files, err := syscall.ParseUnixRights(&messages[0])
	if err != nil {
		return 0, err
	}
	return files[0], nil
}

// run lets the worker run a scenario in a folder, and returns what it says. Meanwhile judge judges the calls on files below the folder.
func (d *disk) run(t *testing.T, scenario, under, dir string, judge func(*call) syscall.Errno) (said []string) {
	t.Helper()
	d.mu.Lock()
	d.under, d.judge = under, judge
	d.mu.Unlock()
	if _, err := fmt.Fprintln(d.stdin, scenario, dir); err != nil {
		t.Fatal(err)
	}
	for d.said.Scan() {
		if d.said.Text() == "done" {
			d.mu.Lock()
			d.judge = nil
			d.mu.Unlock()
			return said
		}
		said = append(said, d.said.Text())
	}
	t.Fatalf("the worker has ended: %q", said)
	return nil
}

// answerAll answers what is told until the worker ends.
func (d *disk) answerAll(t *testing.T, listener int) {
	for {
		poll := struct {
			fd              int32
			events, revents int16
		}{int32(listener), 1, 0} // POLLIN
		if _, _, errno := syscall.Syscall(syscall.SYS_POLL, uintptr(unsafe.Pointer(&poll)), 1, ^uintptr(0)); errno == syscall.EINTR {
			continue
		}
		if poll.revents&1 == 0 {
			return // POLLHUP
		}
		var n notice
		if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(listener), receive, uintptr(unsafe.Pointer(&n))); errno != 0 {
			if errno == syscall.ENOENT || errno == syscall.EINTR { // it was interrupted, and comes again
				continue
			}
			t.Error("receive:", errno)
			return
		}
		a := answer{id: n.id, flags: goOn}
		if errno := d.answer(&n); errno != 0 {
			a.errno, a.flags = -int32(errno), 0
		}
		if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(listener), send, uintptr(unsafe.Pointer(&a))); errno != 0 && errno != syscall.ENOENT {
			t.Error("send:", errno)
			return
		}
	}
}

// answer judges a call.
func (d *disk) answer(n *notice) syscall.Errno {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.judge == nil {
		return 0
	}
	c := &call{nr: uint64(n.nr), args: n.args}
	c.find(n.pid)
	if says := n.args[0] == 1 && c.nr == syscall.SYS_WRITE; says {
		c.path = ""
	} else if c.path != d.under && !strings.HasPrefix(c.path, d.under+"/") {
		return 0
	}
	return d.judge(c)
}

// find finds out what a call is about.
func (c *call) find(pid uint32) {
	proc := fmt.Sprintf("/proc/%d/", pid)
	mem, err := os.Open(proc + "mem")
	if err != nil {
		return
	}
	defer mem.Close()
	text := func(at uint64) string {
		b := make([]byte, 512)
		n, _ := mem.ReadAt(b, int64(at)) // less, where the page ends
		name, _, _ := bytes.Cut(b[:n], []byte{0})
		return string(name)
	}
	switch c.nr {
	case syscall.SYS_OPEN, syscall.SYS_UNLINK, syscall.SYS_MKDIR:
		c.path = text(c.args[0])
	case syscall.SYS_OPENAT, syscall.SYS_UNLINKAT, syscall.SYS_MKDIRAT:
		c.path = text(c.args[1])
	case syscall.SYS_RENAME:
		c.path, c.to = text(c.args[0]), text(c.args[1])
	case syscall.SYS_RENAMEAT:
		c.path, c.to = text(c.args[1]), text(c.args[3])
	default:
		c.path, _ = os.Readlink(fmt.Sprintf("%sfd/%d", proc, c.args[0]))
	}
	switch c.nr {
	case syscall.SYS_PWRITE64:
		c.at = int64(c.args[3])
	case syscall.SYS_WRITE:
		info, _ := os.ReadFile(fmt.Sprintf("%sfdinfo/%d", proc, c.args[0]))
		_, _ = fmt.Sscanf(string(info), "pos: %d", &c.at)
	default:
		return
	}
	c.data = make([]byte, c.args[2])
	_, _ = mem.ReadAt(c.data, int64(c.args[1]))
}

// creates reports whether a call makes a file where there is none, and truncates whether it empties one.
func (c *call) creates() bool { return c.flags()&syscall.O_CREAT != 0 }

func (c *call) truncates() bool { return c.flags()&syscall.O_TRUNC != 0 }

// flags are those of an open.
func (c *call) flags() uint64 {
	switch c.nr {
	case syscall.SYS_OPEN:
		return c.args[1]
	case syscall.SYS_OPENAT:
		return c.args[2]
	}
	return 0
}

// reads reports whether a call changes nothing.
func (c *call) reads() bool {
	switch c.nr {
	case syscall.SYS_READ, syscall.SYS_PREAD64:
		return true
	case syscall.SYS_OPEN, syscall.SYS_OPENAT:
		return !c.creates() && !c.truncates()
	}
	return false
}

// name names a call for a message.
func (c *call) name() string {
	names := map[uint64]string{
		syscall.SYS_OPEN: "open", syscall.SYS_OPENAT: "open", syscall.SYS_READ: "read", syscall.SYS_PREAD64: "read", syscall.SYS_WRITE: "write",
		syscall.SYS_PWRITE64: "write", syscall.SYS_FSYNC: "sync", syscall.SYS_FDATASYNC: "sync", syscall.SYS_FTRUNCATE: "truncate",
		syscall.SYS_UNLINK: "unlink", syscall.SYS_UNLINKAT: "unlink", syscall.SYS_RENAME: "rename", syscall.SYS_RENAMEAT: "rename",
		syscall.SYS_MKDIR: "mkdir", syscall.SYS_MKDIRAT: "mkdir", syscall.SYS_FALLOCATE: "allocate",
	}
	return names[c.nr] + " " + filepath.Base(c.path)
}
