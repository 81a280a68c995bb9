/** Cases that we answer differently on purpose, by `family/name`, with the reason. Only `reference-defects` and `retention-quirks` may have any. */
export const exceptions: Readonly<Record<string, string>> = {}
