import { expect, it } from 'vitest';
import { HELP_PAGES, helpHref } from './help';

it.each([
	['/', '/aide/tableau-de-bord'],
	['/structures', '/aide/structures'],
	['/structures/560000010', '/aide/fiche-structure'],
	['/criteres/derogations', '/aide/derogations'],
	['/organisations', '/aide/organisations'],
	['/organisations/560000010', '/aide/fiche-organisation'],
	['/criteres', '/aide/criteres'],
	['/criteres/versions/2', '/aide/version-criteres'],
	['/criteres/brouillons/4/publier', '/aide/publication-criteres'],
	['/conformite', '/aide/conformite'],
	['/comparaison', '/aide/comparaison'],
	['/vues', '/aide/vues-et-listes'],
	['/listes/nouvelle', '/aide/vues-et-listes'],
	['/listes/3', '/aide/vues-et-listes'],
	['/financement/dossier', '/aide/dossier-comite'],
	['/verifier', '/aide/verifier'],
	['/financement', '/aide/financement'],
	['/ateliers', '/aide/ateliers'],
	['/ateliers/4', '/aide/preparation-atelier'],
	['/ateliers/4/support', '/aide/support-atelier'],
	['/collecte', '/aide/collecte'],
	['/collecte/noms', '/aide/noms'],
	['/collecte/3', '/aide/campagne'],
	['/compte', '/aide/compte'],
	['/connexion/second-facteur', '/aide/connexion'],
	['/donnees', '/aide/donnees'],
	['/donnees/versions/1', '/aide/donnees'],
	['/donnees/imports/3', '/aide/import'],
	['/connexion', '/aide/connexion'],
	['/connexion/second-facteur', '/aide/connexion'],
	['/invitation/x', '/aide/connexion'],
	['/compte', '/aide/compte'],
	['/comptes', '/aide/comptes'],
	['/comptes/3', '/aide/comptes'],
	['/criteres/impact', '/aide/impact-criteres'],
	['/journal', '/aide/journal'],
	['/confidentialite', '/aide']
])('the help of %s is %s', (pathname, href) => {
	expect(helpHref(pathname)).toBe(href);
});

it('has one address for each page', () => {
	expect(new Set(HELP_PAGES.map(({ slug }) => slug)).size).toBe(HELP_PAGES.length);
});
