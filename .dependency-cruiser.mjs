/**
 * The architecture as two tables. Adding an entry is a design decision: say why in the commit.
 * @type {Record<string, string[]>}
 */
const layers = {
  core: [],
  integrations: ["core"],
  modules: ["core", "integrations"],
  server: ["core", "i18n", "modules"],
  i18n: ["core", "modules"],
  trpc: ["server"],
  components: [],
  features: ["components", "core", "i18n", "modules", "trpc"],
  app: ["components", "features", "i18n", "modules", "server", "trpc"],
  simulators: ["integrations"],
};

const slices = {
  audit: [],
  jobs: [],
  config: [],
  directory: [],
  access: ["directory"],
  policy: ["directory", "config"],
  iam: ["config"],
  quota: ["directory", "policy", "config", "iam"],
  billing: ["quota", "policy", "directory", "config", "iam"],
  alerts: ["directory", "config"],
};

/** What the rest of the product may import from a slice: these files, or folders of verbs. */
const surface = "^src/modules/[^/]+/(schema|rules|events|queries|commands)([.]ts$|/)";
/** The part of it that does no IO, and so may also run in a browser. */
const pure =
  "^src/modules/[^/]+/(schema|rules|events)([.]ts$|/)|^src/core/(errors|inputs|money|passwords|permissions)[.]ts$|^src/i18n/(areas|formatters|keys|locale)[.]ts$";
const io =
  "^src/core/(db|env|logger|inngest)[.]|^src/integrations/|node_modules/(casbin|drizzle-orm|postgres|inngest|next|react|@trpc)/";
const tests = "[.]test[.]tsx?$|^src/test/";
const values = { dependencyTypesNot: ["type-only"] };
const listed = [
  ...Object.keys(layers).filter((layer) => layer !== "modules"),
  ...Object.keys(slices).map((slice) => `modules/${slice}`),
];

/** One rule per table row: a folder may import itself and what its row names. */
const rows = (kind, root, table) =>
  Object.entries(table).map(([name, uses]) => ({
    name: `${kind}-${name}`,
    from: { path: `^${root}/${name}/`, pathNot: tests },
    to: { path: `^${root}/`, pathNot: [name, ...uses].map((use) => `^${root}/${use}/`) },
  }));

/** Name: [who, must not import what]. */
const rules = {
  "in-the-tables": [
    { path: "^src/", pathNot: `^src/(proxy[.]ts$|(test|${listed.join("|")})/)` },
    {},
  ],
  "slice-surface": [
    { path: "^src/modules/([^/]+)/", pathNot: [tests, "/[a-z-]*tables[.]ts$"] },
    { path: "^src/modules/", pathNot: ["^src/modules/$1/", surface] },
  ],
  // Foreign keys are the one thing that crosses slices below the surface.
  "tables-name-tables": [
    { path: "^src/modules/([^/]+)/[a-z-]*tables[.]ts$" },
    { path: "^src/modules/", pathNot: ["^src/modules/$1/", "/[a-z-]*tables[.]ts$"] },
  ],
  "adapters-use-surface": [
    { path: "^src/(server|i18n|app)/", pathNot: tests },
    { path: "^src/modules/", pathNot: surface },
  ],
  "pages-compose": [
    { path: "^src/app/", pathNot: "^src/app/api/" },
    { path: "^src/(modules|server)/", ...values },
  ],
  "ui-stays-pure": [
    { path: "^src/(features|components|trpc)/", pathNot: [tests, "^src/trpc/server[.]tsx$"] },
    { path: "^src/(core|i18n|modules|server)/", pathNot: pure, ...values },
  ],
  "pure-stays-pure": [{ path: pure }, { path: io, reachable: true }],
  "pure-without-node": [{ path: pure }, { dependencyTypes: ["core"] }],
  "integrations-alone": [
    { path: "^src/integrations/([^/]+)/", pathNot: tests },
    { path: "^src/integrations/", pathNot: "^src/integrations/$1/" },
  ],
  // A simulator that shared the client's code would repeat its mistakes.
  "simulators-by-type": [
    { path: "^src/simulators/", pathNot: tests },
    { path: "^src/integrations/", ...values },
  ],
  "no-cycles": [{}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }],
  "not-resolved": [{}, { couldNotResolve: true }],
};

export default {
  forbidden: [
    ...rows("layer", "src", layers),
    ...rows("slice", "src/modules", slices),
    ...Object.entries(rules).map(([name, [from, to]]) => ({ name, from, to })),
  ].map((rule) => ({ ...rule, severity: "error" })),
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
    },
  },
};
