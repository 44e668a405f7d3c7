<?php
/* Common to the clients: makes lines, times a batch of exchanges, compares every reply, prints the row.
 * Making and comparing are outside of the measured time. The clock is getrusage(): user and system
 * time of this process, not time on the wall.
 * Usage of each client: NAME.php client_persistent|client_connect|client_pipeline|client_tls_persistent|client_tls_connect 127.0.0.1:PORT
 * SECONDS CERTIFICATE; the last is the server's, for the two over TLS */

/* A closed connection keeps its port for a while, and there are some 28,000. */
const MOST_CONNECTS = 10000;

function cpu_us(): int
{
	$usage = getrusage();
	return ($usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec']) * 1_000_000
		+ $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'];
}

/** @return list<string> lines of 32 bytes, no two of them alike */
function make_lines(int $count, int $sequence): array
{
	$lines = [];
	for ($i = 0; $i < $count; $i++) {
		$lines[] = sprintf('0000 %08x opqrstuvwxyzabcdef', $sequence + $i);
	}
	return $lines;
}

/**
 * @param callable(list<string>): list<string> $exchange sends the lines, returns their replies
 */
function run(string $client, string $scenario, callable $exchange, float $seconds): void
{
	$batch = $scenario === 'client_pipeline' ? 1000 : 200;
	$most = str_ends_with($scenario, '_connect') ? MOST_CONNECTS : PHP_INT_MAX;
	$began = hrtime(true);
	$until = $began + (int) ($seconds * 1e9);
	$cpu = $count = $sequence = 0;
	do {
		$lines = make_lines($batch, $sequence);
		$due = array_map(static fn(string $line): string => "OK $line", $lines);
		$before = cpu_us();
		$replies = $exchange($lines);
		/* The first batch is the warm-up. */
		if ($sequence > 0) {
			$cpu += cpu_us() - $before;
			$count += $batch;
		}
		if ($replies !== $due) {
			fwrite(STDERR, "$client, $scenario: WRONG REPLY\n" . print_r(array_diff_assoc($replies, $due), true));
			exit(1);
		}
		$sequence += $batch;
	} while ($count === 0 || (hrtime(true) < $until && $count < $most));
	printf("%s\t%s\t%d\t%.3f\t%d\t%.1f\t-\t-\t-\n", $scenario, $client, $count,
		(hrtime(true) - $began) / 1e9, $cpu * 1000, $cpu * 1000 / $count);
}

/** Runs the scenario that the command line names. */
function main(string $client, array $scenarios): void
{
	global $argv;
	run($client, $argv[1], $scenarios[$argv[1]], (float) $argv[3]);
}
