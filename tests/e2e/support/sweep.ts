/**
 * `npm test` goes through everything once, where it differs; `npm run torture -- sweeps` through every role, mode, row and name of the
 * same tests.
 */
export const WHOLE_SWEEP = process.env['SWEEP'] === 'whole';
