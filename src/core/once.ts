/**
 * One value per process. The custom server and Next's bundles load separate copies of a module, so
 * what must exist once (connections, caches) hangs on `globalThis`.
 */
export function once<T>(key: string, make: () => T): T {
  const store = globalThis as unknown as Record<symbol, T | undefined>;
  const symbol = Symbol.for(`airgate.${key}`);
  const value = store[symbol] ?? make();
  store[symbol] = value;
  return value;
}
