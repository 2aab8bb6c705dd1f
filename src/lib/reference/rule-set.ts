import type { SsoRule } from '$lib/domain/sso';
import * as v from 'valibot';
import json from '../../../data/rules/rie-v2-projet.json';

const isoDate = v.pipe(v.string(), v.isoDate());

const ruleSetSchema = v.object({
	id: v.string(),
	version: v.number(),
	status: v.picklist(['in-force', 'project']),
	label: v.string(),
	date: isoDate,
	source: v.string(),
	sso: v.object({
		label: v.string(),
		threshold: v.pipe(v.number(), v.integer(), v.minValue(1)),
		watchBand: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
		level: v.picklist(['organisation', 'legal-entity', 'structure']),
		countExternal: v.boolean()
	})
});

const ruleSet = v.parse(ruleSetSchema, json);

/** The rule that makes single sign-on an obligation, as the rule set in use says it: a project, from one source only. */
export const ssoRule: SsoRule = {
	id: ruleSet.id,
	label: ruleSet.sso.label,
	threshold: ruleSet.sso.threshold,
	watchBand: ruleSet.sso.watchBand,
	level: ruleSet.sso.level,
	countExternal: ruleSet.sso.countExternal,
	status: ruleSet.status,
	source: ruleSet.source,
	date: ruleSet.date
};
