# rows.tsv -> summary.tsv: for each scenario and server the median, least and greatest figure, how many
# times the floor it is, and by how much it is over the floor. These two are taken within a slice, where
# both ran one after the other: the median of ratios is steadier than the ratio of medians when the
# machine drifts. Each comes with its standard error, so that a difference can be told from noise. How many times lineproto's figure it
# is comes last, for what is lineproto's in another shape.

BEGIN {
	FS = OFS = "\t"
	print "scenario", "server", "unit", "runs", "median", "least", "greatest", "times_floor", "times_error",
		"over_floor", "over_error", "times_lineproto", "lineproto_error"
}

NR == 1 {
	next
}

{
	key = $2 OFS $3
	if (!(key in runs)) {
		order[++keys] = key
		scenario[key] = $2
		unit[key] = $9 == "-" ? unit_of($2) : "bytes"
	}
	n = ++runs[key]
	slice[key, n] = $1
	figure[key, n] = $9 == "-" ? $7 : $9
	if ($3 == "floor") {
		floor[$2, $1] = figure[key, n]
	} else if ($3 == "lineproto") {
		lineproto[$2, $1] = figure[key, n]
	}
}

function unit_of(scenario) {
	return scenario ~ /^drip/ ? "ns/byte" : scenario ~ /^reload/ ? "ns" : scenario ~ /^watched/ ? "ns/poll" : "ns/line"
}

# Sorts list[1..n] by insertion; n is some dozens.
function sort(list, n,    i, j, value) {
	for (i = 2; i <= n; i++) {
		value = list[i]
		for (j = i - 1; j > 0 && list[j] > value; j--) {
			list[j + 1] = list[j]
		}
		list[j + 1] = value
	}
}

# Of a sorted list.
function median(list, n) {
	return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
}

# The standard error of the median of a sorted list, from its quartiles: 1.25 sigma / sqrt(n), where
# sigma is the interquartile range / 1.35. Runs that went astray do not count that way.
function error(list, n) {
	return n < 4 ? "-" : 1.25 / 1.35 * (list[int(n * 3 / 4) + 1] - list[int(n / 4) + 1]) / sqrt(n)
}

# The four columns that compare with the figures of another, 'bases'.
function compare(key, bases,    i, n, base, ratios, excesses) {
	for (i = 1; i <= runs[key]; i++) {
		base = bases[scenario[key], slice[key, i]]
		if (base > 0) {
			ratios[++n] = figure[key, i] / base
			excesses[n] = figure[key, i] - base
		}
	}
	if (!n) {
		return "-" OFS "-" OFS "-" OFS "-"
	}
	sort(ratios, n)
	sort(excesses, n)
	return text(median(ratios, n), 3) OFS text(error(ratios, n), 3) OFS text(median(excesses, n), 2) OFS text(error(excesses, n), 2)
}

# The first two of them.
function times(columns,    part) {
	split(columns, part, OFS)
	return part[1] OFS part[2]
}

function text(value, digits) {
	return value == "-" ? "-" : sprintf("%." digits "f", value)
}

END {
	for (k = 1; k <= keys; k++) {
		key = order[k]
		n = runs[key]
		for (i = 1; i <= n; i++) {
			list[i] = figure[key, i] + 0
		}
		sort(list, n)
		print key, unit[key], n, text(median(list, n), 1), text(list[1], 1), text(list[n], 1), compare(key, floor),
			times(compare(key, lineproto))
	}
}
