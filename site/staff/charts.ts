// The picture of open cases over time, drawn as SVG at build time in the page's own colours; the same numbers stand in a table.

export interface Month {
  /** As on the axis: `jan 2026`. */
  readonly name: string
  /** As `YYYY-MM`. */
  readonly month: string
  readonly open: number
}

const HEIGHT = 190
const LEFT = 34
const TOP = 24
const BOTTOM = 26
/** Room for a label such as `sep 2026` at 12 px. */
const LABEL = 58

/** A column for each month, drawn `width` px wide: shown at that width its labels are 12 px. The last month is one that runs. */
export function monthChart(months: readonly Month[], width: number, unit: string, label: string): string {
  const most = roundMost(Math.max(...months.map(({ open }) => open), 1))
  const step = (width - LEFT) / months.length
  const column = Math.min(step * 0.8, 26)
  const floor = HEIGHT - BOTTOM
  const y = (value: number) => round(floor - ((floor - TOP) * value) / most)
  const middle = (index: number) => round(LEFT + step * (index + 0.5))
  const lines = [0, most / 2, most].map(
    (value) =>
      `<line class="grid" x1="${LEFT}" x2="${width}" y1="${y(value)}" y2="${y(value)}"/><text x="${LEFT - 6}" y="${y(value)}" dy="0.35em" text-anchor="end">${value}</text>`,
  )
  const columns = months.map(({ open }, index) => {
    const running = index === months.length - 1
    return `<rect class="${running ? 'running' : 'column'}" x="${round(middle(index) - column / 2)}" y="${y(open)}" width="${round(column)}" height="${round(floor - y(open))}"/>`
  })
  const names = labelled(months, step).map(
    (index) => `<text x="${middle(index)}" y="${HEIGHT - 8}" text-anchor="middle">${months[index]?.name}</text>`,
  )
  const head = `<text x="0" y="12">${unit}</text>`
  return `<svg class="chart" role="img" aria-label="${label}" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}">${[head, ...lines, ...columns, ...names].join('')}</svg>`
}

/** The months that have room for their name, a whole number of months apart, so that January is among them where years are long. */
function labelled(months: readonly Month[], step: number): number[] {
  const apart = [1, 2, 3, 4, 6, 12].find((count) => count * step >= LABEL) ?? 12
  return months.flatMap(({ month }, index) =>
    (Number(month.slice(5)) - 1) % apart === 0 && fits(index, months.length, step) ? [index] : [],
  )
}

/** Whether half a label fits on the right; on the left the axis leaves room. */
function fits(index: number, count: number, step: number): boolean {
  return (count - index - 0.5) * step >= LABEL / 2 - 4
}

/** The next number up with two figures at most that can be halved. */
function roundMost(most: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(most)) - 1)
  const up = Math.ceil(most / unit) * unit
  return up % 2 ? up + unit : up
}

const round = (value: number) => Math.round(value * 10) / 10
