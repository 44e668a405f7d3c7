# rows.tsv -> summary.tsv: for each scenario and server the median, least and greatest figure, and the
# median ratio to the floor. A ratio is taken within a round, where both ran side by side; the median
# of ratios is steadier than the ratio of medians when the machine drifts.

BEGIN {
	FS = OFS = "\t"
	print "scenario", "server", "unit", "runs", "median", "least", "greatest", "times_floor"
}

NR == 1 {
	next
}

{
	key = $2 OFS $3
	if (!(key in runs)) {
		order[++keys] = key
		scenario[key] = $2
		unit[key] = $9 == "-" ? ($2 ~ /^drip/ ? "ns/byte" : "ns/line") : "bytes"
	}
	n = ++runs[key]
	round[key, n] = $1
	figure[key, n] = $9 == "-" ? $7 : $9
	if ($3 == "floor") {
		floor[$2, $1] = figure[key, n]
	}
}

# Sorts list[1..n] by insertion; n is a handful.
function median(list, n,    i, j, value) {
	for (i = 2; i <= n; i++) {
		value = list[i]
		for (j = i - 1; j > 0 && list[j] > value; j--) {
			list[j + 1] = list[j]
		}
		list[j + 1] = value
	}
	return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
}

function ratio(key,    i, n, base, list) {
	for (i = 1; i <= runs[key]; i++) {
		base = floor[scenario[key], round[key, i]]
		if (base > 0) {
			list[++n] = figure[key, i] / base
		}
	}
	return n ? sprintf("%.3f", median(list, n)) : "-"
}

END {
	for (k = 1; k <= keys; k++) {
		key = order[k]
		for (i = 1; i <= runs[key]; i++) {
			list[i] = figure[key, i] + 0
		}
		middle = median(list, runs[key])
		print key, unit[key], runs[key], sprintf("%.1f", middle), sprintf("%.1f", list[1]),
			sprintf("%.1f", list[runs[key]]), ratio(key)
	}
}
