"""Python Twisted with its own line protocol. Usage: python3 -I twisted.py echo|count.

Without -I Python would take this file for the package of the same name.
"""

import sys

from twisted.internet import protocol, reactor
from twisted.protocols import basic

count = 0


class Lines(basic.LineOnlyReceiver):
	delimiter = b"\n"
	MAX_LENGTH = 1 << 20

	def connectionMade(self):
		self.transport.setTcpNoDelay(True)


class Echo(Lines):
	def lineReceived(self, line):
		self.sendLine(b"OK " + line)


class Count(Lines):
	def lineReceived(self, line):
		global count
		count += 1

	def connectionLost(self, reason):
		print("counted", count, flush=True)


factory = protocol.Factory.forProtocol(Count if sys.argv[1] == "count" else Echo)
port = reactor.listenTCP(0, factory, backlog=1024, interface="127.0.0.1")
print(f"listening 127.0.0.1:{port.getHost().port}", flush=True)
reactor.run()
