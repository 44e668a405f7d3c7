--TEST--
Functions, classes, enums and exceptions have the names, types and defaults that are documented, and no others
--EXTENSIONS--
lineproto
--FILE--
<?php
function signature(ReflectionFunctionAbstract $function): string
{
    $parameters = array_map(function (ReflectionParameter $parameter): string {
        $default = $parameter->isDefaultValueAvailable() ? ' = ' . json_encode($parameter->getDefaultValue(), JSON_UNESCAPED_SLASHES) : '';
        return $parameter->getType() . ' $' . $parameter->getName() . $default . ($parameter->isOptional() === ($default !== '') ? '' : ' ?');
    }, $function->getParameters());
    return $function->getShortName() . '(' . implode(', ', $parameters) . ')' . ($function->hasReturnType() ? ': ' . $function->getReturnType() : '');
}
function modifiers(ReflectionClass $class): string
{
    return implode(' ', Reflection::getModifierNames($class->getModifiers() & ~($class->isEnum() ? ReflectionClass::IS_FINAL : 0)));
}
$extension = new ReflectionExtension('lineproto');
foreach ($extension->getFunctions() as $function) {
    echo 'function ', signature($function), "\n";
}
$classes = $extension->getClasses();
ksort($classes);
foreach ($classes as $class) {
    if ($class->isEnum()) {
        echo 'enum ', $class->getName(), ': ', implode(' ', array_map(fn($case) => $case->name, $class->getName()::cases())), "\n";
        continue;
    }
    echo ltrim(modifiers($class) . ' class '), $class->getName(), $class->getParentClass() ? ' extends ' . $class->getParentClass()->getName() : '',
        $class->implementsInterface('Throwable') || !$class->getInterfaceNames() ? '' : ' implements ' . implode(', ', $class->getInterfaceNames()), "\n";
    foreach ($class->getProperties() as $property) {
        if ($property->getDeclaringClass() == $class) {
            $default = $property->hasDefaultValue() ? ' = ' . json_encode($property->getDefaultValue()) : '';
            echo '    ', implode(' ', Reflection::getModifierNames($property->getModifiers() & ~(1 << 11 | 1 << 12))), ' ', $property->getType(), " \${$property->getName()}$default\n";
        }
    }
    foreach ($class->getMethods() as $method) {
        if ($method->getDeclaringClass() == $class) {
            echo '    ', implode(' ', Reflection::getModifierNames($method->getModifiers())), ' ', signature($method), "\n";
        }
    }
}
?>
--EXPECT--
function lineproto_serve(array|string $address = "tcp://127.0.0.1:10008", ?callable $on_line = null, array $options = [], ?callable $session = null): void
function lineproto_send(array|string $address, Traversable|array|string $message, array $options = []): array|string
class Lineproto\BindException extends Lineproto\LineprotoException
final class Lineproto\Client
    public __construct(array|string $address, array $options = [])
    public request(string $line, ?Lineproto\Reply $reply = null): array|string
    public pipeline(Traversable|array $lines): array
    public send(Traversable|array|string $lines): void
    public readLine(int|float|null $timeout = null): ?string
    public readBytes(int $length, int|float|null $timeout = null): string
    public startTls(array $tls = []): void
    public getTlsInfo(): ?array
    public close(): void
    public static fanOut(array $addresses, string $line, array $options = []): array
enum Lineproto\CloseReason: Peer Local Idle LineTimeout WriteTimeout Handshake Overflow SlowConsumer Error Drain
class Lineproto\ClosedException extends Lineproto\LineprotoException
    public readonly bool $requestSent
class Lineproto\ConnectException extends Lineproto\LineprotoException
final class Lineproto\Connection implements IteratorAggregate, Traversable
    public readonly int $id
    public readonly string $remoteAddress
    public readonly string $localAddress
    public readonly Lineproto\Server $server
    public mixed $data = null
    private __construct()
    public send(Traversable|array|string $lines): bool
    public write(string $bytes): bool
    public readLine(int|float|null $timeout = null): ?string
    public readBytes(int $length, int|float|null $timeout = null): string
    public onBytes(int $length, callable $callback): void
    public setFraming(Lineproto\Framing $framing): void
    public startTls(array $tls = []): void
    public getTlsInfo(): ?array
    public pause(): void
    public resume(): void
    public join(string $group): void
    public leave(string $group): void
    public close(?string $lastLine = null): void
    public abort(): void
    public getIterator(): Iterator
final class Lineproto\Framing
    private __construct()
    public static lines(): Lineproto\Framing
    public static crlf(bool $strict = true): Lineproto\Framing
    public static delimited(string $end, string $start = ""): Lineproto\Framing
    public static block(string $eol = "\n"): Lineproto\Framing
    public static dotted(): Lineproto\Framing
    public static netstring(): Lineproto\Framing
    public static syslog(): Lineproto\Framing
class Lineproto\LineTooLongException extends Lineproto\ProtocolException
class Lineproto\LineprotoError extends Error
class Lineproto\LineprotoException extends Exception
enum Lineproto\Overflow: Close Discard Truncate
class Lineproto\ProtocolException extends Lineproto\LineprotoException
class Lineproto\RefusedException extends Lineproto\LineprotoException
    public readonly string $greeting
enum Lineproto\Reply: Line None Dotted Block Code
final class Lineproto\Server
    public __construct(array $options = [])
    public listen(string $address, ?callable $onLine = null, array $options = [], ?callable $session = null): string
    public addresses(): array
    public run(): void
    public getStream(): mixed
    public dispatch(): void
    public broadcast(string $line, ?string $group = null, ?Lineproto\Connection $except = null): int
    public every(int|float $seconds, callable $callback): int
    public after(int|float $seconds, callable $callback): int
    public cancelTimer(int $id): void
    public watch(mixed $stream, callable $callback): int
    public unwatch(int $id): void
    public connections(): Traversable|array
    public reload(): void
    public drain(): void
    public stop(): void
    public stats(): array
enum Lineproto\SlowConsumer: Close Discard Block
class Lineproto\TimeoutException extends Lineproto\LineprotoException
    public readonly string $phase
class Lineproto\TlsException extends Lineproto\LineprotoException
