/**
 * The seed that caught each planted bug when all were last looked for from the first on. It is tried before all others: most of them take as long
 * to find nothing. A change of what happens in a seed makes it wrong, which costs time and nothing else.
 *
 * @type {Readonly<Record<string, number>>}
 */
export const likelySeeds = {}
