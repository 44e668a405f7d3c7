#!/usr/bin/env python3
"""summary.tsv -> an SVG chart: one panel a scenario, one bar a server, shorter is better.

Usage: chart.py results/summary.tsv chart.svg      (needs python3-matplotlib)
It only draws; medians and ratios come from summary.awk.
"""

import csv
import sys

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402

PANELS = [
	("pingpong50", "50 connections, one line at a time"),
	("pingpong1000", "1,000 connections, one line at a time"),
	("pipeline64", "50 connections, 64 lines in flight"),
	("big4k", "10 connections, 16 in flight, 4 KiB lines"),
	("churn", "connect, one line, close"),
	("oneway", "one way, 100-byte lines, only counted"),
	("idle10k", "an idle connection (memory)"),
	("client_persistent", "client: one line, connection kept"),
	("client_connect", "client: connect, one line, close"),
	("client_pipeline", "client: 1,000 lines pipelined"),
]
NAMES = {
	"floor": "C, no PHP (floor)",
	"stream_select": "stream_select()",
	"sockets": "ext-sockets",
	"streams": "fsockopen()",
	"swoole": "Swoole",
	"workerman": "Workerman",
	"reactphp": "ReactPHP",
	"twisted": "Twisted",
	"node": "Node",
}
COLORS = {"floor": "#8a8f98", "lineproto": "#d9480f"}
OTHERS = "#7aa5d2"
INK = "#1f2328"
FAINT = "#656d76"

# A bar this many times as long as lineproto's (or the floor's) is cut, so that the others can be told apart.
CUT = 6.0


def read(path):
	panels = {}
	with open(path, newline="") as file:
		for row in csv.DictReader(file, delimiter="\t"):
			if row["unit"] not in ("ns", "ns/poll") and row["scenario"] != "scoreboard":   # not what a line costs
				panels.setdefault(row["scenario"], []).append(row)
	return panels


def figure_text(row):
	value = float(row["median"])
	if row["unit"] == "bytes":
		text = f"{value:,.0f} bytes"
	elif value < 1000:
		text = f"{value:,.0f} ns"
	else:
		text = f"{value / 1000:,.1f} µs"
	# Against the floor's few bytes of memory a ratio says nothing.
	if row["times_floor"] in ("-", "") or row["unit"] == "bytes" or row["server"] == "floor":
		return text
	ratio = float(row["times_floor"])
	return f"{text}  ×{ratio:.2f}" if ratio < 10 else f"{text}  ×{ratio:.0f}"


def longest_bar(rows):
	by_server = {row["server"]: float(row["median"]) for row in rows}
	yardstick = by_server.get("lineproto") or sorted(by_server.values())[len(by_server) // 2]
	return min(max(by_server.values()), yardstick * CUT)


def draw_panel(axes, title, rows, room):
	rows = sorted(rows, key=lambda row: (row["server"] != "floor", float(row["median"])))
	limit = longest_bar(rows)
	for y, row in enumerate(rows):
		value = float(row["median"])
		length = min(value, limit)
		axes.barh(y, length, height=0.68, color=COLORS.get(row["server"], OTHERS))
		if value > limit:
			# A white gap near the end: this bar goes on.
			axes.barh(y, limit * 0.012, left=limit * 0.955, height=0.8, color="white")
		axes.text(length + limit * 0.015, y, figure_text(row), va="center", fontsize=8.5, color=INK,
			fontweight="bold" if row["server"] == "lineproto" else "normal")
	axes.set_title(title, loc="left", fontsize=10, color=INK, fontweight="bold", pad=4)
	axes.set_yticks(range(len(rows)), [NAMES.get(row["server"], row["server"]) for row in rows], fontsize=8.5)
	for label, row in zip(axes.get_yticklabels(), rows):
		label.set_color(INK)
		if row["server"] == "lineproto":
			label.set_fontweight("bold")
	axes.tick_params(length=0)
	axes.set_xticks([])
	axes.set_xlim(0, limit * 1.42)
	# As much room as the panel beside it needs, so that all bars are equally thick.
	axes.set_ylim(room - 0.4, -0.6)
	for spine in axes.spines.values():
		spine.set_visible(False)
	axes.spines["left"].set_visible(True)
	axes.spines["left"].set_color("#d0d7de")
	axes.spines["left"].set_bounds(-0.5, len(rows) - 0.5)


def main(source, target):
	data = read(source)
	panels = [(title, data[name]) for name, title in PANELS if name in data]
	lines = [(panels[i], panels[i + 1] if i + 1 < len(panels) else None) for i in range(0, len(panels), 2)]
	rooms = [max(len(panel[1]) for panel in line if panel) for line in lines]
	heights = [room + 1.7 for room in rooms]
	plt.rcParams.update({
		"font.family": "sans-serif",
		"svg.hashsalt": "lineproto",   # the same input gives the same file
		"svg.fonttype": "path",        # looks the same wherever it is shown
	})
	figure = plt.figure(figsize=(10, sum(heights) * 0.235 + 0.7), facecolor="white", layout="constrained")
	figure.get_layout_engine().set(w_pad=0.12, h_pad=0.06, hspace=0.02)
	grid = figure.add_gridspec(len(lines), 2, height_ratios=heights)
	for y, line in enumerate(lines):
		for x, panel in enumerate(line):
			if panel:
				draw_panel(figure.add_subplot(grid[y, x]), *panel, rooms[y])
	figure.suptitle("Processor time per line of text (shorter is better; ×: times the floor; cut bars go on)",
		fontsize=11, color=FAINT, x=0.012, ha="left")
	figure.savefig(target, format="svg", metadata={"Date": None})


if len(sys.argv) != 3:
	sys.exit(__doc__)
main(sys.argv[1], sys.argv[2])
