import { PROVIDER_REFUSALS, providerRefusalText } from '$lib/server/oidc';
import * as v from 'valibot';
import { providerOf, providerPath } from '../provider.server';
import type { PageServerLoad } from './$types';

const QUERY = v.object({
	refus: v.fallback(v.nullable(v.picklist(PROVIDER_REFUSALS)), null),
	reference: v.fallback(v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)), '')
});

/** Asks before leaving for a provider, or tells what came of it. */
export const load: PageServerLoad = async ({ params, url }) => {
	const provider = await providerOf(params.provider);
	const { searchParams } = url;
	const { refus, reference } = v.parse(QUERY, Object.fromEntries(searchParams));
	const kept = new URLSearchParams();
	for (const name of ['next', 'invitation']) {
		const value = searchParams.get(name);
		if (value !== null) kept.set(name, value);
	}
	const query = kept.size > 0 ? `?${kept.toString()}` : '';
	return {
		label: provider.label,
		leave: `${providerPath(provider)}/aller${query}`,
		invited: kept.has('invitation'),
		refusal: refus === null ? null : providerRefusalText(refus, provider.label),
		canRetry: refus !== 'invitation-over' && refus !== 'closed',
		reference
	};
};
