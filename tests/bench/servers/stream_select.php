<?php
/* A loop as a careful PHP programmer writes it without any extension: stream_select(), non-blocking
 * streams, one fread() and one fwrite() per turn and connection, unfinished lines kept.
 * Usage: stream_select.php echo|count, or tls CERTIFICATE KEY for an echo over TLS. select() cannot watch a descriptor above 1023. */

final class LineServer
{
	private array $streams = [];
	private array $tails = [];
	private array $pending = [];
	private array $writable = [];
	private array $shaking = [];   /* their TLS handshake is under way */

	public function __construct(
		private readonly Closure $onLine,
		private readonly Closure $onClose,
		private readonly array $tls = [],
	) {
	}

	public function run(string $address): void
	{
		$context = stream_context_create(['socket' => ['backlog' => 1024, 'tcp_nodelay' => true], 'ssl' => $this->tls]);
		$listener = stream_socket_server($address, $errno, $error, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, $context);
		stream_set_blocking($listener, false);
		echo 'listening ', stream_socket_get_name($listener, false), "\n";
		while (true) {
			$read = $this->streams;
			$read[] = $listener;
			$write = $this->writable;
			$except = null;
			stream_select($read, $write, $except, null);
			foreach ($write as $id => $stream) {
				$this->flush($id, $stream);
			}
			foreach ($read as $stream) {
				$stream === $listener ? $this->accept($listener) : $this->read($stream);
			}
		}
	}

	private function accept($listener): void
	{
		/* accept() warns when another turn of the kernel took the connection away. */
		for ($i = 0; $i < 64 && ($stream = @stream_socket_accept($listener, 0)); $i++) {
			stream_set_blocking($stream, false);
			stream_set_read_buffer($stream, 0);
			stream_set_chunk_size($stream, 65536);
			$this->streams[(int) $stream] = $stream;
			if ($this->tls) {
				$this->shaking[(int) $stream] = true;
			}
		}
	}

	private function shake(int $id, $stream): void
	{
		$done = stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_TLS_SERVER);
		if ($done) {
			unset($this->shaking[$id]);
			$this->read($stream);   /* a line may be here already */
		} elseif ($done === false) {
			$this->close($id, $stream);
		}
	}

	private function read($stream): void
	{
		$id = (int) $stream;
		if (isset($this->shaking[$id])) {
			$this->shake($id, $stream);
			return;
		}
		$data = fread($stream, 65536);
		if ($data === '' || $data === false) {
			if (feof($stream)) {
				$this->close($id, $stream);
			}
			return;
		}
		if (isset($this->tails[$id])) {
			$data = $this->tails[$id] . $data;
		}
		$onLine = $this->onLine;
		$out = '';
		$from = 0;
		while (($newline = strpos($data, "\n", $from)) !== false) {
			$reply = $onLine(substr($data, $from, $newline - $from));
			if ($reply !== null) {
				$out .= $reply . "\n";
			}
			$from = $newline + 1;
		}
		if ($from < strlen($data)) {
			$this->tails[$id] = substr($data, $from);
		} else {
			unset($this->tails[$id]);
		}
		if ($out !== '') {
			$this->pending[$id] = ($this->pending[$id] ?? '') . $out;
			$this->flush($id, $stream);
		}
	}

	private function flush(int $id, $stream): void
	{
		$sent = @fwrite($stream, $this->pending[$id]);
		if ($sent === strlen($this->pending[$id])) {
			unset($this->pending[$id], $this->writable[$id]);
			$this->streams[$id] = $stream;
			return;
		}
		/* It does not read, so nothing is read from it until it does. */
		$this->pending[$id] = substr($this->pending[$id], (int) $sent);
		$this->writable[$id] = $stream;
		unset($this->streams[$id]);
	}

	private function close(int $id, $stream): void
	{
		fclose($stream);
		unset($this->streams[$id], $this->tails[$id], $this->pending[$id], $this->writable[$id], $this->shaking[$id]);
		($this->onClose)();
	}
}

$count = 0;
$server = $argv[1] === 'count'
	? new LineServer(
		static function (string $line) use (&$count): ?string {
			++$count;
			return null;
		},
		static function () use (&$count): void {
			echo "counted $count\n";
		},
	)
	: new LineServer(
		static fn(string $line): string => "OK $line",
		static fn() => null,
		$argv[1] === 'tls' ? ['local_cert' => $argv[2], 'local_pk' => $argv[3]] : [],
	);
$server->run('tcp://127.0.0.1:0');
