import * as v from 'valibot';
import json from '../../../../data/reference/oidc-presets.json';

const texts = v.array(v.string());
const environment = v.object({
	issuer: v.pipe(v.string(), v.url()),
	status: v.picklist(['confirmed', 'to-confirm'])
});

const SCHEMA = v.object({
	version: v.number(),
	date: v.pipe(v.string(), v.isoDate()),
	presets: v.array(
		v.object({
			id: v.picklist(['pro-sante-connect', 'proconnect']),
			label: v.string(),
			environments: v.object({ production: environment, sandbox: environment }),
			discoveryPath: v.string(),
			scopes: texts,
			acrValues: texts,
			claims: v.optional(v.record(v.string(), v.unknown())),
			secondFactor: v.object({
				acr: texts,
				amr: texts,
				status: v.picklist(['confirmed', 'to-confirm']),
				note: v.string()
			}),
			source: v.string()
		})
	)
});

/** What is known of national providers, dated and sourced: addresses are data, never code. */
export const PRESETS = v.parse(SCHEMA, json).presets;
export type Preset = (typeof PRESETS)[number];
