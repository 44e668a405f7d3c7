--TEST--
examples/chat.php with three users over nc: rooms, leaving, names that are free again, lines that are too long, control bytes, bad names
--EXTENSIONS--
lineproto
--SKIPIF--
<?php if (!trim((string) shell_exec('command -v nc'))) die('skip nc is not there'); ?>
--FILE--
<?php
require __DIR__ . '/programs.inc';
$server = example('chat.php', 'tcp://127.0.0.1:0');

/** Somebody at a terminal with nc. */
final class User
{
    private $process;
    public array $pipes = [];
    public function __construct(string $address)
    {
        [$host, $port] = explode(':', substr($address, 6));
        $this->process = proc_open(['nc', $host, $port], [['pipe', 'r'], ['pipe', 'w']], $this->pipes);
    }
    public function type(string $text): self { fwrite($this->pipes[0], $text); return $this; }
    /** The next line; '' at the end. */
    public function line(): string
    {
        $read = [$this->pipes[1]];
        $none = null;
        stream_select($read, $none, $none, DEADLINE) ?: fail('nothing came in time');
        return (string) fgets($this->pipes[1]);
    }
    public function sees(int $lines = 1): self
    {
        while ($lines--) {
            echo '  ', addcslashes($this->line(), "\0..\11\13..\37\177");
        }
        return $this;
    }
    public function leave(): void
    {
        proc_terminate($this->process);
        proc_close($this->process);
    }
    /** The server has ended it; nc ends when its input does as well. */
    public function gone(): void
    {
        fclose($this->pipes[0]);
        while (($line = $this->line()) !== '') {
            echo '  ', $line;
        }
        echo '  ', proc_close($this->process), "\n";
    }
}
echo "-- ann, bob, eve\n";
$ann = (new User($server->address))->sees()->type("ann\n")->sees();
$bob = (new User($server->address))->sees()->type("bob\n")->sees();
$ann->sees();
$eve = (new User($server->address))->sees();
foreach (['', 'two words', str_repeat('x', 21), "a\tb!", 'ann', "\xff", '/quit', 'éve_1-2'] as $name) {
    $eve->type("$name\n")->sees();
}
$ann->sees();
$bob->sees();
echo "-- said to the room, not to oneself\n";
$ann->type("hello\n");
$bob->sees();
$eve->sees();
echo "-- control bytes, blanks, nothing at all\n";
$bob->type("\e[2J\x07 bell \x7f\x01\u{9b}1m \n\n   \n\r\nlast\r\n");
$ann->sees(2);
$eve->sees(2);
echo "-- another room\n";
$bob->type("/join  den \n")->sees();
$ann->sees();
$eve->sees();
$bob->type("alone\n/who\n")->sees();
$eve->type("/join den\n")->sees();
$bob->sees();
$ann->sees();
$eve->type("/who\n")->sees();
$bob->type("here we are\n");
$eve->sees();
$ann->type("/who\n")->sees();   // and nothing of what is said there
echo "-- no rooms\n";
foreach (['/join', '/join a b', '/join ' . str_repeat('x', 21), '/joinden'] as $line) {
    $ann->type("$line\n");
    if ($line !== '/joinden') {
        $ann->sees();
    }
}
echo "-- too long, by one byte and by many; exactly not\n";
$eve->type(str_repeat('x', 501) . "\n")->sees()->type(str_repeat('x', 100000) . "\n")->sees()->type(str_repeat('y', 500) . "\n");
echo '  ', strlen($bob->line()), " bytes\n";
echo "-- leaving, in order and without\n";
$eve->type("/quit\nnever said\n")->gone();
$bob->sees();
$ann->type("/join den\n")->sees();
$bob->sees()->leave();
$ann->sees()->type("/who\n")->sees();
echo "-- the name is free again\n";
$bob = (new User($server->address))->sees()->type("bob\n")->sees();
echo "-- no UTF-8\n";
$bob->type("\xff\n")->sees();
echo "-- the end\n";
$status = $server->stop();
$bob->gone();
$ann->gone();
echo $status, "\n", $server->errors();
?>
--EXPECT--
-- ann, bob, eve
  What is your name?
  Welcome, ann. /join ROOM, /who, /quit; anything else is said to your room.
  What is your name?
  Welcome, bob. /join ROOM, /who, /quit; anything else is said to your room.
  * bob is here
  What is your name?
  A name has 1 to 20 letters, digits, _ or -. What is yours?
  A name has 1 to 20 letters, digits, _ or -. What is yours?
  A name has 1 to 20 letters, digits, _ or -. What is yours?
  A name has 1 to 20 letters, digits, _ or -. What is yours?
  ann is taken. What is your name?
  This chat speaks UTF-8.
  A name has 1 to 20 letters, digits, _ or -. What is yours?
  Welcome, éve_1-2. /join ROOM, /who, /quit; anything else is said to your room.
  * éve_1-2 is here
  * éve_1-2 is here
-- said to the room, not to oneself
  ann: hello
  ann: hello
-- control bytes, blanks, nothing at all
  bob: [2J bell 1m
  bob: last
  bob: [2J bell 1m
  bob: last
-- another room
  You are in den now.
  * bob has left
  * bob has left
  In den: bob
  You are in den now.
  * éve_1-2 is here
  * éve_1-2 has left
  In den: bob, éve_1-2
  bob: here we are
  In lobby: ann
-- no rooms
  A room has 1 to 20 letters, digits, _ or -.
  A room has 1 to 20 letters, digits, _ or -.
  A room has 1 to 20 letters, digits, _ or -.
-- too long, by one byte and by many; exactly not
  That was too long; nobody has seen it.
  That was too long; nobody has seen it.
  511 bytes
-- leaving, in order and without
  Bye, éve_1-2.
  0
  * éve_1-2 has left
  You are in den now.
  * ann is here
  * bob has left
  In den: ann
-- the name is free again
  What is your name?
  Welcome, bob. /join ROOM, /who, /quit; anything else is said to your room.
-- no UTF-8
  This chat speaks UTF-8.
-- the end
  0
  0
0
