import type { FreshnessRule } from '$lib/domain/quality';
import * as v from 'valibot';
import json from '../../../data/rules/fraicheur.json';

const schema = v.object({
	id: v.string(),
	version: v.number(),
	status: v.picklist(['sourced', 'assumed']),
	label: v.string(),
	date: v.pipe(v.string(), v.isoDate()),
	source: v.string(),
	months: v.pipe(v.number(), v.integer(), v.minValue(1))
});

const { months, status, source, date } = v.parse(schema, json);

/** From what age a declared value is shown as stale: a working assumption. */
export const freshnessRule: FreshnessRule = { months, status, source, date };
