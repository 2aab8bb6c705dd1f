/** The level of conformity to the RGAA, as the law asks every page to say; a test holds it to the audit. */
export const CONFORMITY_LEVEL = 'partiellement conforme';

/** What every page leads to, at its foot. */
export const FOOTER_LINKS = [
	{ href: '/aide', label: 'Aide' },
	{ href: '/aide/glossaire', label: 'Glossaire' },
	{ href: '/aide#plan', label: 'Plan du site' },
	{ href: '/accessibilite', label: 'Accessibilité' },
	{ href: '/mentions-legales', label: 'Mentions légales' },
	{ href: '/confidentialite', label: 'Confidentialité' },
	{ href: '/licences', label: 'Licences et sources' }
] as const;
