import { declared, unknownUpTo, type Interval } from '../shared';

/** A declared number, or one that nobody gave and nothing bounds. */
export const declaredOrUnknown = (text: string): Interval =>
	text === '' ? unknownUpTo(Infinity) : declared(Number(text));
