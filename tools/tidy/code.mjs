// Rules on code itself, on parsed sources.
import { placeOf, walk } from '../source/parse.mjs'

/** Problems that `judge(node, source, parent)` finds (text or undefined) in the given files of a tree. */
function judge(tree, files, judgeNode) {
  return files.flatMap((file) => {
    const source = tree.source(file)
    const problems = []
    walk(source.program, (node, parent) => {
      const problem = judgeNode(node, source, parent)
      if (problem !== undefined) problems.push(`${placeOf(source, node.start)} ${problem}`)
    })
    return problems
  })
}

const isTest = (file) => /[.-]test\.(ts|mjs)$/.test(file)
const testFunctions = new Set(['it', 'test', 'describe', 'suite', 'bench'])
const tamed = new Set(['only', 'skip', 'todo', 'fails', 'skipIf', 'runIf'])

/** The identifier that a chain of members and calls begins with: `test` for `test.concurrent.each(x).only`. */
function rootName(node) {
  if (node.type === 'Identifier') return node.name
  if (node.type === 'MemberExpression') return rootName(node.object)
  return node.type === 'CallExpression' ? rootName(node.callee) : undefined
}

/** `runIf(process.platform === ...)`: what only one platform has cannot be tested on the others. */
const onPlatform = (node, parent, source) =>
  node.property.name === 'runIf' &&
  parent?.type === 'CallExpression' &&
  parent.arguments.length === 1 &&
  /^process\.platform [!=]== '\w+'$/.test(source.text.slice(parent.arguments[0].start, parent.arguments[0].end))

const isZero = (node) => node.type === 'Literal' && node.value === 0

/** Every test runs, always, and passes the first time. */
export function tamedTests(tree) {
  const files = tree.sources.filter((file) => isTest(file) || file.startsWith('vitest.config'))
  return judge(tree, files, (node, source, parent) => {
    if (node.type === 'MemberExpression' && !node.computed && tamed.has(node.property.name)) {
      if (onPlatform(node, parent, source)) return undefined
      const name = rootName(node.object)
      return testFunctions.has(name) ? `${name}.${node.property.name}: every test runs` : undefined
    }
    const retries = node.type === 'Property' && node.key.name === 'retry' && !isZero(node.value)
    return retries ? 'a test is retried: it passes the first time or is wrong' : undefined
  })
}

export function castsToAny(tree) {
  return judge(tree, tree.sources, (node) =>
    (node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion') && node.typeAnnotation.type === 'TSAnyKeyword'
      ? '`as any` switches the types off'
      : undefined,
  )
}

const lineOf = (source, position) => source.text.slice(0, position).split('\n').length

/** Whether a comment in a node, or on the line before it, says something. */
const explained = (source, { start, end }) =>
  source.comments.some(
    (comment) =>
      /\w{2}/.test(comment.value) &&
      ((comment.start >= start && comment.end <= end) || lineOf(source, comment.end) === lineOf(source, start) - 1),
  )

const isNothing = (node) =>
  (node.type === 'BlockStatement' && node.body.length === 0) ||
  (node.type === 'Identifier' && node.name === 'undefined') ||
  (node.type === 'Literal' && node.value === null)

/** An error is handled, or a comment says why it may be lost. */
export function swallowedErrors(tree) {
  return judge(tree, tree.sources, (node, source) => {
    if (node.type === 'CatchClause') {
      return node.body.body.length === 0 && !explained(source, node.body) ? 'a catch swallows every error' : undefined
    }
    // A test may leave a promise to fail: what it asserts is elsewhere.
    if (isTest(source.name) || node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression')
      return undefined
    const [first, second] = node.arguments
    const { name } = node.callee.property
    const handler = name === 'catch' ? first : name === 'then' ? second : undefined
    const swallows = /Function/.test(handler?.type ?? '') && isNothing(handler.body) && !explained(source, node)
    return swallows ? 'a rejection is swallowed' : undefined
  })
}

/** Packages say what they have to say through the Logger port; only programs write to the console. */
export function consoleInPackages(tree) {
  const files = tree.sources.filter((file) => /^packages\/.*\/src\//.test(file) && !isTest(file))
  return judge(tree, files, (node, _, parent) =>
    node.type === 'Identifier' &&
    node.name === 'console' &&
    parent?.type === 'MemberExpression' &&
    parent.object === node
      ? 'console in a package: use the Logger port'
      : undefined,
  )
}
