import { rankOperators } from '$lib/domain/quality';
import { freshnessRule, ssoRule } from '$lib/reference';
import { collectionSheet, fieldLines, operatorColumns } from '$lib/screens';
import { error } from '@sveltejs/kit';
import { LISTING_EXTENSIONS, listingResponse, type ListingExtension } from '../../listing-response.server';
import { currentTerritory, type Current } from '../../territory.server';
import { eurosAtStake, orderOf, today } from '../ground.server';
import type { RequestHandler } from './$types';

const LISTS = ['organismes', 'champs'] as const;
type List = (typeof LISTS)[number];

const FILES: ReadonlyMap<string, { readonly list: List; readonly extension: ListingExtension }> = new Map(
	LISTS.flatMap((list) =>
		LISTING_EXTENSIONS.map((extension) => [`${list}.${extension}`, { list, extension }])
	)
);

/** Every operator worth asking in the order of the page, or every field: never cut, unlike the page. */
async function contentOf(current: Current, list: List, parameters: URLSearchParams) {
	const { data } = current;
	const euros = (await eurosAtStake(data))?.euros ?? null;
	const order = orderOf(parameters);
	if (list === 'champs') {
		const { fields } = collectionSheet(data, freshnessRule, today(), euros, order);
		return { title: 'Champs', ...fieldLines(fields, euros) };
	}
	const { operators } = rankOperators(data, euros, order);
	return { title: 'Organismes', columns: operatorColumns(operators), lines: operators.length };
}

/** What is missing by operator or by field, and what answers would settle, with the manifest to make it again. */
export const GET: RequestHandler = async ({ params, url }) => {
	const asked = FILES.get(params.file);
	if (!asked)
		error(404, 'Cette liste n’existe pas. Revenez à la page Qualité et collecte et téléchargez-la de là.');
	const current = await currentTerritory();
	if (!current) error(404, 'Aucune donnée n’a encore été importée.');
	const { list, extension } = asked;
	const content = await contentOf(current, list, url.searchParams);
	const { criteria } = current.data;
	const listing = {
		...content,
		rules: {
			id: 'collecte',
			version: criteria.version,
			label: `Ce que des réponses régleraient, selon « ${criteria.name} »`,
			status: ssoRule.status,
			date: criteria.date,
			source: `Critères et dérogations (SHA-256 ${current.rules.hash}), règle du SSO (${ssoRule.label}), scénario de base du financement ; fraîcheur : ${freshnessRule.months} mois`
		}
	};
	return listingResponse(current, listing, {
		name: `collecte-${list}`,
		subject: `mailing ${list}`,
		extension
	});
};
