import type { Cents } from '../shared';
import type { Plan } from './plan';

/** What funders may commit (AE) and pay (CP) in a year: funder × year, cents; Infinity where no limit is known. */
export interface Envelopes {
	readonly ae: Float64Array;
	readonly cp: Float64Array;
}

/** The envelopes of a plan's funders over its years. */
export function envelopesOf(plan: Plan): Envelopes {
	const years = plan.years.length;
	const ae = new Float64Array(plan.funders.length * years).fill(Infinity);
	const cp = ae.slice();
	plan.funders.forEach(({ envelopes }, f) => {
		for (const envelope of envelopes) {
			const y = plan.years.indexOf(envelope.year);
			if (y < 0) continue;
			if (envelope.ae !== null) ae[f * years + y] = envelope.ae;
			if (envelope.cp !== null) cp[f * years + y] = envelope.cp;
		}
	});
	return { ae, cp };
}

/** A funder that has less in a year than is asked of it. */
export interface EnvelopeShortfall {
	/** Id of the funder. */
	readonly funder: string;
	readonly year: number;
	readonly of: 'ae' | 'cp';
	readonly envelope: Cents;
	/** What the rules would take from it, decided amounts included. */
	readonly wanted: Cents;
	/** What is taken in the end. */
	readonly served: Cents;
}
