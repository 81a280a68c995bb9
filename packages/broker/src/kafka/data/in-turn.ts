/** `map` of each, one after the other: a request that reads indexes and segments, or writes checkpoints, holds few of them at once. */
export async function inTurn<From, To>(all: readonly From[], map: (each: From) => Promise<To>): Promise<To[]> {
  const mapped: To[] = []
  for (const each of all) mapped.push(await map(each))
  return mapped
}
