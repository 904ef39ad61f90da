import { writeFigures } from "../bench/docs.mjs";

// The figures of docs/performance.md, anew from what bench/results holds; nothing is measured.
writeFigures();
