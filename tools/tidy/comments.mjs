// Rules on what comments say: work left undone, and checks switched off.
import { placeOf } from '../source/parse.mjs'

const left = /\b(TODO|FIXME|XXX|HACK)\b/

/** Work that someone meant to come back to belongs in the tracker, or done. */
export function forgottenWork(tree) {
  const inSources = tree.sources.flatMap((file) => {
    const source = tree.source(file)
    return source.comments
      .filter(({ value }) => left.test(value))
      .map(({ value, start }) => `${placeOf(source, start)} ${left.exec(value)[0]} was left behind`)
  })
  const inTexts = tree.ours
    .filter((file) => /\.(md|ya?ml|proto|sh)$/.test(file))
    .flatMap((file) =>
      tree
        .text(file)
        .split('\n')
        .flatMap((line, at) => (left.test(line) ? [`${file}:${at + 1} ${left.exec(line)[0]} was left behind`] : [])),
    )
  return [...inSources, ...inTexts]
}

const typesOff = /@ts-(ignore|nocheck)\b/
const expectError = /@ts-expect-error(?!\s*[:-]*\s*\w)/
const lintOff = /\b(?:eslint|oxlint)-disable/

/** Types and lint are switched off for one line at most, and with a reason behind ` -- `. */
export function silencedChecks(tree) {
  return tree.sources.flatMap((file) => {
    const source = tree.source(file)
    return source.comments.flatMap(({ value, start }) => {
      const place = placeOf(source, start)
      if (typesOff.test(value)) return [`${place} ${typesOff.exec(value)[0]} hides every error; fix the type`]
      if (expectError.test(value)) return [`${place} @ts-expect-error without a reason`]
      if (!lintOff.test(value)) return []
      if (!/-disable-(next-)?line\b/.test(value)) return [`${place} a lint rule is switched off for more than one line`]
      if (!/-disable-(?:next-)?line\s+[\w@]/.test(value)) return [`${place} every lint rule is switched off`]
      return / -- \S/.test(value) ? [] : [`${place} a lint rule is switched off without a reason (\` -- why\`)`]
    })
  })
}
