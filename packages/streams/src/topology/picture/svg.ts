import type { ProcessorTopology } from '../nodes.ts'
import { pictureGraph } from './graph.ts'
import { type Picture, place, type Placed } from './place.ts'

const style =
  'text{font:11px ui-monospace,SFMono-Regular,Menlo,monospace;fill:#0f172a}.title{font-weight:600;fill:#475569}.store{fill:#1d4ed8}'

/**
 * The topology as a picture: a box for each sub-topology, topics above and below, stores in the boxes of the nodes that use them. It needs nothing
 * from elsewhere, and is the same text for the same topology, so that it can be kept beside the source.
 */
export function svgOf(topology: ProcessorTopology): string {
  const picture = place(pictureGraph(topology))
  const { width, height } = { width: Math.ceil(picture.width), height: Math.ceil(picture.height) }
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="topology">`,
    `<style>${style}</style>`,
    '<defs><marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="#64748b"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...columns(picture),
    ...picture.edges.map(
      (points) => `<path d="${pathOf(points)}" fill="none" stroke="#64748b" marker-end="url(#to)"/>`,
    ),
    ...picture.nodes.map(drawn),
    '</svg>',
  ].join('\n')}\n`
}

function columns({ columns: all }: Picture): string[] {
  return all.flatMap(({ title, x, y, width, height }) => [
    `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="8" fill="#f8fafc" stroke="#cbd5e1"/>`,
    `<text x="${round(x + 8)}" y="${round(y + 14)}" class="title">${escaped(title)}</text>`,
  ])
}

/** Through all points, upright where it passes them. */
function pathOf(points: readonly (readonly [x: number, y: number])[]): string {
  const [[firstX, firstY] = [0, 0], ...rest] = points
  let [x, y] = [firstX, firstY]
  const parts = [`M${round(x)} ${round(y)}`]
  for (const [nextX, nextY] of rest) {
    const middle = round((y + nextY) / 2)
    parts.push(`C${round(x)} ${middle} ${round(nextX)} ${middle} ${round(nextX)} ${round(nextY)}`)
    ;[x, y] = [nextX, nextY]
  }
  return parts.join(' ')
}

function drawn({ node: { kind, name, stores }, x, y, width, height }: Placed): string {
  const isTopic = kind === 'topic'
  const isEnd = kind === 'source' || kind === 'sink'
  const [fill, line] = isTopic ? ['#fef3c7', '#b45309'] : isEnd ? ['#dcfce7', '#15803d'] : ['#ffffff', '#475569']
  const middle = round(x + width / 2)
  const radius = isTopic ? 3 : isEnd ? round(height / 2) : 5
  return [
    `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}" fill="${fill}" stroke="${line}"/>`,
    `<text x="${middle}" y="${round(y + 17)}" text-anchor="middle">${escaped(name)}</text>`,
    ...stores.flatMap((store, index) => {
      const top = y + 17 + 16 * (index + 1)
      const left = round(x + 10)
      return [
        `<path d="M${left} ${round(top - 8)} v6 a5 2 0 0 0 10 0 v-6 a5 2 0 0 0 -10 0 a5 2 0 0 0 10 0" fill="#dbeafe" stroke="#1d4ed8"/>`,
        `<text x="${round(x + 26)}" y="${round(top)}" class="store">${escaped(store)}</text>`,
      ]
    }),
  ].join('\n')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
