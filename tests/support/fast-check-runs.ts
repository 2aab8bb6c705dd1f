import fc from 'fast-check';

/** Random cases per law: a short form by default, `FC_RUNS=10000` for the long one (`npm run torture -- laws`). */
fc.configureGlobal({ numRuns: Number(process.env['FC_RUNS'] ?? 1000) });
