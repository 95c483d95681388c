package wire

// siteWords has for each language what the words of sites speak of, a row each: "us" and "page" for who speaks, "you" for the reader,
// then what a site has and who may use its text; siteKeys says what that is. A word is found, in any case, where a word of the text begins, or anywhere in
// scripts whose words have no spaces between them or something joined to their start. It may go on unless it ends with "_". The words
// of the first block are known in all languages.
var siteWords = [...]string{
	// names and words that sites of all languages have
	`letter newsletter
app app_|app store|google play|iphone|android
social facebook|twitter|instagram|tiktok|youtube|whatsapp|telegram|linkedin|google news|bluesky|mastodon|snapchat|pinterest|flipboard|discord|messenger|viber
listen podcast|spotify
screen javascript|cookie|ctrl
account login_|account_
reserved copyright|©
licence creative commons`,

	// English
	`us we_|our_|us_|we're_|we’re_|ours_
page this story on|our site|our page|appears here|your answer|this site|this website|this summary|this translation|this page|this article|this story|this content|this feature|this report|this piece|this post|this coverage|this newspaper|this product|this window|this video|this service|the article|our standards
you you_|your_|you've_|you’ve_|you're_|you’re_|you'll_|you’ll_|yourself_|anyone_|please_|readers who
do already a|pop_|tap_|swipe_|have your say|vote_|report a|report an|did you know|did this|want more|if you need|update_|leave_|join today|follow all|download|sign up|sign in|log in|get_|follow|join|subscribe|click|enter_|read more|visit_|listen|share|register|support_|contact_|call_|email_|learn how|learn more|never miss|turn on|refresh|spotted|got a|keep it|help_|donate|tell_|find out|manage_|use_|to play|to license|to view|to continue|be the first|stay_|sent us|send_|text_|write to
letter round-up lands|your email|marketing email|newsletter|inbox|email address|e-mail address|mailing list|bulletin_|email alert|one email|briefing_|weekly digest
app our app|free app|mobile app|news app|app for_|app to_|push notif|notification|news alert|breaking alert|alerts on|on your phone
sub ad-lite|member yet|a member_|subscri|unsubscri|membership|become a member|members of|members read|members get|free trial|unlimited|cancel any|cancel when|cancel at|digital access|full access|limits_|premium_|paywall|ad-free|month_
read daily puzzles|most popular on|our live page|continue reading|keep reading|read on_|reading this|free article|articles left|articles this month|every story|full story|full experience|reading list|never miss|stories delivered|best stories|top stories|latest stories|latest news|breaking news|breaking stories|what matters|day's news|day’s news|start the day|headlines
account log in_|logged in|sign in_|signed in|sign up_|signed up|signing up|register_|registered_|create an account|free account|password
social follow us|social media|our channel|our group|signal_|threads_
listen weekly podcast|five stars|listen to|voice is auto|text-to-speech|audio version|read aloud|mispronounce|video player|watch the video|play this video|wherever you get your
comment vote in our|our poll|your username|leave a comment|comments_|commenting|comment below|comment_|moderat|debate below|other readers|offensive
mistake typo_|corrections are|standards desk|correction|inaccura|accuracy|mistake|error_|errors_|spotted|typo|something in this|something's wrong|complaint|readers' editor|readers’ editor|ombudsman|code of practice|press council|put things right|fact-check
advert fewer ads|advertis|advert_|sponsored|commission_|affiliate|buy something|links on this page|story continues|continues below|ads_
screen unavailable offline|enable cookies|browser_|out of date|our gallery|swipe left|to retry|live page|security service|browser|arrow key|modal window|dialog window|refresh the page|refresh this page|reload|scroll down|opens in|new window|page loads|click here|clicking|settings_|try again later|customer services|external link|third party|full size|open gallery|image gallery|latest lines|live coverage|live blog|preferences
terms terms apply|consent to receive|our partners|terms of service|terms of use|terms and conditions|terms & conditions|privacy|personal data|conditions of use|your details|unsubscribe at
tips happy to talk|journalist_|message our|tip_|tips_|our editors|tip-off|newsdesk|news desk|got a story|story for us|story to share|contact us|get in touch|send us|write to us|drop us|our sources|securely|contact our|our newsroom|our reporters
support local journalism|supports reporting|support reporting|newsroom_|goes to reporting|donat|support our|support us|independent report|independent journalism|our journalism|reader-funded|readers like you|grant from|funded by|made possible|keep our|keep us|your support|contribution|rich owner|billionaire owner|costs money|newsrooms
views no advice|for information only|advice to buy|our editors to plan|views expressed|opinions expressed|editorial stance|editorial polic|editorial team|editorial standards|editorial decision|editors' code|editors’ code|trust principles|necessarily reflect|how we are funded|artificial intelligence|what we report|our writers|journalism code|editorial content|say in what|reporting service|editorial independence
share share this|share on|copy link|print this|save this|save for later|email a link|to a friend|report a problem|give this story|this story to
licence licen|reprint|syndication|prints_|permissions|republish|photo shop|picture desk|reproduced here|our words
reserved all rights|rights reserved|copyright
copy reproduc|redistribut|rebroadcast|rewritten|republi|copied|copying|duplicat|distributed or
leave kind permission|permission|written consent|express consent|prior consent|authorisation|authorization
owner not be copied|its content|belongs to|publisher|whole or in|no part of|part of this|any form|proprietor|any means
strong support local journalism|daily puzzles|our house rules|straight to your inbox|your inbox|straight to your phone|trust principles|text color|community guidelines|community standards|corrections form|code of practice|something in this|free articles|articles left|terms of service|privacy notice|privacy policy|terms and conditions|opens in a|arrow key|modal window|continue reading|continues below|scroll down to|earn a commission|necessarily reflect|democracy reporting|powered by|already a subscriber|registered?|unsubscribe|our sources|you may also|skip to|automated voice|voice is automated|all our stories|respectful|readers' editor|readers’ editor|newsletter every|no nonsense|loading more|hosted by a third|member of the editorial|more stories|read more from|view comments|latest lines|our live coverage|try again later|saved to your|photo shop|every image our|say in what|work for, consult|receive funding|can be booked online|free for members
news content will not work|said_|says_|told_|ruled_|court_|judge_|sued_|lawsuit|police_|minister_|prosecutor|yesterday_
sure check your junk folder|articles per month|from your favourite authors|from your favorite authors|create an account or sign in|subscribe now to read|by signing up you consent|welcome email is on its way|electronic replica of the print|with one account|to continue with your reading|enable javascript|supports html5|by registering for free here|sign-in if you have an account|will soon be in your inbox|kind permission of its|terms apply|images are unavailable|quotes delayed by|did this story help|was this article helpful|was this story helpful|is for information only|enable cookies and|does not hold shares|all tickets are|letters to the editor|letters for publication|views expressed in this|opinions expressed in this|views expressed by the author|views expressed here|opinions expressed are those|does not work for, consult|video player is loading|is a modal window|play this video|you need to enable javascript|enable javascript in|local democracy reporting|voice is automated|text-to-speech technology|may mispronounce|license this content|licence this content|buy reprints|request reprints|please try again later|trust principles|keep reading below|story continues below|article continues below|continue reading below|scroll down to continue|report a problem with|report an error|this transcript|transcript was|this article is part of|this story is part of|this story was produced|this story was supported|all stories from|more on this story|more on this topic|more stories like this|thank you for reading|thanks for reading|thank you for registering|thank you for signing|join the debate|joined the debate|join the conversation|first to comment|our live coverage|live updates below|free to read|minute read|min read|photos are available|image gallery|open gallery|buy this print|buy this photo|buy a photo|this coverage is made possible|no say in what|retains editorial|full editorial control|editorial independence from|prints of the pictures|listen to this article|give this article|gift this article|this article may contain|article contains affiliate|amazon associate|prices are correct at|delayed at least|market data delayed|quotes delayed
free for free|it is free|is free_|free of charge|not-for-profit|per month|£1|£3|$1|$5|chip in|every pound|every dollar|18 or over
rules whatever you write|moderated`,

	// German
	`us wir_|unser|uns_
page diesen seiten|diese videos|dieses videos|diese seite|dieser seite|diesem artikel|dieser artikel|dieser text|dieser inhalt|diesen artikel|dieser link|der artikel|den artikel|diese meldung|dieser beitrag|an dieser stelle|das angebot|unser angebot
you sie_|ihr_|ihre_|ihnen_|ihren_|ihrem_|du_|dein|dich_|dir_|bitte_|jetzt_|ich bin damit
do bleiben sie|hier eintragen|haben sie|sie möchten|hier anmelden|jetzt weiter|laden sie|folgen sie|lesen sie|schreiben sie|klicken
letter newsletter|postfach|per e-mail|per mail|mailbox
app unsere app|die app_|app_|push-|pushnachricht|eilmeldung|auf ihr handy|aufs handy|smartphone
sub abo_|abos_|abonn|digitalabo|probeabo|probemonat|kostenlos testen|gratis testen|kündig|abmelden|abbestell|im monat_|plus-artikel|premium
read im überblick|diesen artikel lesen|zugriff auf|weiterlesen|weiter lesen|weiterlesen_|nichts mehr verpassen|nichts verpassen|auf dem laufenden|wichtigsten nachrichten|wichtigsten meldungen|wichtigste vom|alle artikel|alle inhalte|unbegrenzt
account zum login|bereits registriert|eintragen|digitalzugang|anmelden|einloggen|registrier|kundenkonto|benutzerkonto|konto_
social soziale medien|sozialen medien|sozialen netzwerk|kanal_|auf facebook
listen vorlesen|anhören|hören sie
comment kommentar|kommentier|netiquette|diskutieren sie|mitdiskutieren|leserbrief
mistake fehler_|korrektur|berichtig|hinweis nach|jedem hinweis|presserat|pressekodex|richtigstell
advert anzeige_|werbung|werbefrei|affiliate|provision|gesponsert
screen dieses videos|ihre einstellungen|zur anzeige|externe inhalte|externen inhalt|externer inhalt|browser|drittplattform|seite neu laden|klicken sie|aktivieren sie|bildergalerie|bildstrecke
terms datenschutz|personenbezogen|nutzungsbedingung|agb_|einwilligung
tips hinweise_|haben sie einen tipp|haben sie hinweise|schreiben sie uns|kontaktieren sie|redaktion@|unsere redaktion|ihre redaktion|die redaktion_
support spende|unterstützen sie|unabhängigen journalismus|unabhängiger journalismus|qualitätsjournalismus
views nicht unbedingt|meinung der redaktion|meinung des autors|spiegelt nicht|künstliche intelligenz|künstlicher intelligenz|mithilfe von ki|redaktionell geprüft|redaktionell nicht bearbeitet|nicht bearbeitet|nachrichtenticker
share teilen|link kopieren|drucken|merken_
licence lizenz|nachdruck
reserved alle rechte|rechte vorbehalten|urheberrecht
copy vervielfält|weitergabe|weiterverbreit|nachdruck|verwendung|veröffentlichung
leave genehmigung|zustimmung|erlaubnis|einwilligung
owner urheberrechtlich geschützt|jede verwendung|verlag|auszugsweise|herausgeber|verboten|nicht gestattet|untersagt
strong netiquette|alle rechte|drittplattform|externe inhalte|affiliate-link|weiterlesen mit|bereits abonnent|schon abonnent|freigeschaltet|nicht unbedingt|nachrichtenticker|push-nachrichten|rund um die uhr|jederzeit kündigen|jederzeit abmelden|abmelden können sie|geht unter der
news sagte_|sagt_|gericht_|richter|urteil|polizei_|minister|erklärte_
sure spiegelt nicht unbedingt|geben nicht unbedingt|gibt nicht unbedingt|nicht die meinung der redaktion|unverändert aus dem|redaktionell nicht bearbeitet|von der redaktion nicht|artikel geht unter|ist ein affiliate-link|sind affiliate-links|leserbriefe sollten|zeichenbegrenzung|haben sie einen fehler|fehler entdeckt|fehler gefunden|netiquette|alle artikel im|dieser artikel ist teil|mehr zum thema|lesen sie mehr|hier geht es zu|bleiben sie auf dem laufenden|den vollständigen artikel|an dieser stelle finden|empfohlener redaktioneller|empfohlener externer|keine angst, kein|kurse um mindestens|video wird geladen
free kostenlos|gratis|euro im monat|euro pro monat|im ersten monat|unverbindlich
rules sachlich|höflich|werden gelöscht|unsere regeln|kommentarfunktion`,

	// French
	`us nous_|notre_|nos_
page cet article|ce contenu|ce site|cette page|de l'article|de l’article|cette vidéo|ces pages|ce service|notre site|du site
you souhaitez|vous_|votre_|vos_|merci de|merci d'|chaque matin|déjà abonné
do créez|identifiez-vous|réagissez|abonnez-vous|inscrivez-vous|connectez-vous|téléchargez|suivez|recevez|signalez|écrivez|cliquez|découvrez|partagez|soutenez|rejoignez|retrouvez|envoyez|contactez|pour lui écrire
letter votre adresse|renseignez|newsletter|lettre d'info|lettre d’info|infolettre|boîte mail|boite mail|boîte de réception|messagerie|par courriel|adresse mail|adresse e-mail
app application_|appli_|alertes|notifications
sub abonn|réservé aux|sans engagement|désabonn|désinscri|par mois|offre d'essai|offre d’essai|premium|accès illimité|en illimité
read lire la suite|nos meilleurs récits|notre sélection|à lire|de l'article|de l’article|poursuivre la lecture|continuer à lire|rien manquer|rien rater|l'actualité|l’actualité|l'essentiel|l’essentiel|l'info|l’info
account créez votre compte|identifiez|connectez|connexion|se connecter|inscri|créer un compte|votre compte|un compte_|mot de passe
social réseaux sociaux|notre chaîne|notre page|notre compte
listen écoutez|écouter|lecture audio
comment commentaire|modér|la charte|courtois|injurieu|réagir
mistake erreur|rectificat|corrigeons|corriger|une faute|coquille|déontologie
advert publicités|publicité|pub_|sponsoris|commission_|affili
screen votre navigation|dépôt de cookies|navigateur|préférences|pas pu être affiché|être affiché|traceurs|cliquez|activer
terms confidentialité|données personnelles|conditions générales|conditions d'utilisation|conditions d’utilisation
tips nous transmettre|une info à|la rédaction|notre rédaction|une info_|témoign|contactez|écrivez-nous|alerter
support faites un don|un don_|soutenez|journal indépendant|journalisme indépendant|presse indépendante|média indépendant
views n'engagent que|n’engagent que|ligne éditoriale|intelligence artificielle|reflètent pas
share partager|partagez|imprimer|copier le lien
licence licence_
reserved droits réservés|tous droits|droit d'auteur|droits d'auteur|droits d’auteur
copy copier|diffuser|reproduction|reproduit|représentation|rediffus|diffusion
leave accord écrit|l'accord|l’accord|sans accord|autorisation|consentement
owner interdit|éditeur|éditrice|intégrale|partielle|tout ou partie|interdite
strong la charte|sans engagement|réservé aux abonnés|déjà abonné|tous droits|à lire aussi|suite après cette|désabonner|cookies|n'engagent que|n’engagent que|modérés|boîte mail
news a déclaré|a dit_|selon_|tribunal_|juge_|police_|ministre_
sure n'engagent que|n’engagent que|ne reflètent pas nécessairement|réservé aux abonnés|réservé à nos abonnés|la suite après|votre navigateur|vous avez repéré|vous avez remarqué|charte de|contenu sponsorisé|cours différés|pour aller plus loin|retrouvez toute
free gratuit|offre découverte|un mois pour|résiliable|pour 1 €
rules haineux|hors sujet|modérateur|supprimés`,

	// Spanish
	`us nuestr|nosotros_|nos_|escríbenos|síguenos|contáctanos|utilizamos_|usamos_
page contenidos de|este contenido|esta noticia|este artículo|esta página|este sitio|esta web|este texto|este medio|nuestra web|la noticia_
you usted|tus_|tu_|te_|ti_|puedes_|puede_|quieras_|quiera_|encontrarás|recibirás|hazte_|eres_|sus preferencias
do apúntate|mándala|manda_|accede_|consulta_|suscríbe|suscríba|descarga_|descárga|sigue_|síguenos|inicia_|inicie_|regístra|regístre|escríbenos|escribe_|recibe_|haz clic|comparte_|únete|apóyanos|colabora_|conéctate|lee_|contáctanos|envíanos
letter buzón|la carta de los|newsletter|boletín|boletines|en tu correo|en su correo|por correo|bandeja de entrada|correo electrónico
app aplicación|app_|alertas|tu móvil|en el móvil|celular|notificacion
sub sin límites|suscri|suscript|sin permanencia|darte de baja|darse de baja|premium_|al mes_|prueba gratis|contenido exclusivo|exclusivo para|acceso ilimitado
read límite de artículos|nuestros contenidos|lo mejor de|seguir leyendo|sigue leyendo|continuar leyendo|última hora|noticias más|noticias de_|las noticias|lo más importante|toda la información|toda la actualidad|no te pierdas
account inicia sesión|iniciar sesión|inicie sesión|regístr|registr|tu cuenta|su cuenta|una cuenta|contraseña
social redes sociales|nuestro canal|en facebook|canal de
listen escucha_|escuchar_
comment comentarios_|comentario_|insulto|moderad|normas de
mistake un error|errores_|rectificaci|corregirá|corregir|fe de errores|defensor del lector|has visto
advert publicidad|patrocin|comisión|afiliad|anuncio
screen navegador|ventana|haga clic|haz clic|navegando
terms privacidad|datos personales|términos y|condiciones de uso|aviso legal|acepta su uso|preferencias
tips avisos@|la redacción|nuestra redacción|una pista|contacta|envíanos|denuncia_
support dona_|donaci|apoya_|apóyanos|periodismo independiente|hazte socio
views opiniones expresadas|opiniones vertidas|línea editorial|inteligencia artificial|trust project|no reflejan|no se hace responsable
share comparte|compartir|copiar enlace|imprimir
licence licencia
reserved todos los derechos|derechos reservados|derechos de autor
copy copiarse|difundirse|reproducci|reproducir|redistribu|distribuci|difusión|copia_
leave permiso escrito|autorización|consentimiento|permiso
owner protegidos|total o parcial|empresa editora|editorial_|queda prohibida|prohibida|editor_
strong ya eres suscriptor|sin permanencia|darte de baja|todos los derechos|trust project|están moderados|nos reservamos|última hora|no reflejan
news dijo_|afirmó|según_|juez_|tribunal_|policía_|ministr
sure no reflejan necesariamente|exclusivo para suscriptores|solo para suscriptores|has visto un error|si ha encontrado un error|the trust project|ya eres suscriptor|los comentarios están|nos reservamos el derecho|normas de participación|contenido patrocinado|no te pierdas|puedes seguir|toda la información de|toda la actualidad de|más información en|lee también|su navegador|tu navegador|fe de errores
free gratis|gratuit|euros al mes
rules será revisado|no se admiten|normas de la comunidad|descalificaciones|eliminar los mensajes`,

	// Italian
	`us noi_|nostr|ci_|seguici|scrivici|contattaci|utilizziamo|usiamo
page del sito|contenuti del|questo contenuto|questo sito|questo articolo|questa pagina|dell'articolo|dell’articolo|l'articolo_|l’articolo_|il sito|nostro sito
you tua_|tuo_|tuoi_|tue_|ti_|te_|sei_|puoi_|vuoi_|offrirti|proseguendo|già abbonato|per non perdere|vostr
do lascia_|mandala|abbonati|iscriviti|accedi_|scarica|seguici|abbonati_|resta_|attiva_|clicca|ricevi|ascolta|condividi|sostieni|registrati|segnala|leggi_|unisciti|scopri_
letter indirizzo email|posta_|newsletter|casella di posta|per email|via email|tua email|tua mail|posta elettronica
app app_|applicazione|notifiche|sul tuo telefono|smartphone
sub disiscriverti|abbonat|abbonament|abbonarti|cancellarti|disdi|al mese_|premium|riservato agli|senza limiti|prova gratis
read limite di articoli|storie migliori|tutti i contenuti|continua a leggere|continuare a leggere|leggere tutto|notizie più|le notizie_|sulle notizie|ultime notizie|ultima ora|aggiornat|aggiornamento|notizie della
account devi accedere|tuo account|accedi|registra|credenziali|un account|login|password
social social_|nostro canale|nostra pagina|canale whatsapp|canale telegram
listen ascolta
comment commentare|commenti_|commento_|offensiv|moderat
mistake un errore|errori_|correggere|rettific|refus|errata
advert pubblicità|sponsorizz|commissione_|affiliazione|annunci
screen browser|clicca|finestra|navigazione|ricarica
terms privacy|informativa|dati personali|termini e|condizioni d'uso|profilazione|acconsenti
tips segnalazione|redazione|segnala|scrivici|contattaci|hai una notizia
support sostieni|donazione|dona_|giornalismo indipendente|sostenere
views opinioni espresse|linea editoriale|intelligenza artificiale|non riflettono|non rispecchiano
share condividi|copia link|stampa_
licence licenza
reserved riproduzione riservata|diritti riservati|tutti i diritti|diritto d'autore|diritti d'autore
copy riproduzion|riprodur|diffusione|ripubblic|copia_
leave autorizzazion|consenso|permesso
owner editore|anche parziale|parziale|vietata|è vietat
strong già abbonato|riservato agli abbonati|riproduzione riservata|cancellarti|continuare a leggere|sono moderati|non saranno pubblicati
news ha detto|secondo_|tribunale_|giudice|polizia_|ministr
sure non riflettono necessariamente|non rispecchiano necessariamente|riservato agli abbonati|sei già abbonato|commenti sono moderati|i commenti sono|contenuto sponsorizzato|segnala un errore|hai trovato un errore|il tuo browser|tutte le notizie|resta aggiornato|per saperne di più
free gratis|gratuit|euro al mese
rules fuori tema|volgari|rimuovere i messaggi`,

	// Portuguese
	`us nosso|nossa|nós_|nos_|siga-nos|contacte-nos|utilizamos|usamos
page este conteúdo|este artigo|este site|esta página|esta notícia|esta reportagem|esta matéria|no site|o site_|deste conteúdo|nosso site
you seu_|sua_|seus_|suas_|você|tu_|teu|tua_|pode_|quiser_|está_|já é_|concorda
do atingiu|consulte|envie|subscreva|assine|inicie|siga_|siga-nos|receba|entre_|clique|descarregue|baixe_|leia_|apoie|cadastre|registe|partilhe|compartilhe|envie_|participe|contacte
letter newsletter|no seu email|no seu e-mail|por email|por e-mail|caixa de entrada|boletim
app aplicação|aplicativo|app_|telemóvel|celular|notificaç|alertas
sub sem limites|assinant|assinatura|assine|subscre|subscrição|cancelar|por mês|premium|exclusivo para|acesso ilimitado
read limite de artigos|todos os conteúdos|continuar a ler|continue lendo|continuar lendo|notícias mais|notícias da|notícias do|as notícias|última hora|últimas notícias
account inicie sessão|iniciar sessão|faça login|registe|registo|cadastr|conta_|senha_
social redes sociais|nosso canal|canal do|no facebook
listen ouça|ouvir
comment comentários|comentário_|ofensiv|moderad
mistake um erro|erros_|corrigir|reporte|errata|correção
advert publicidade|patrocin|comissão|afiliad|anúncio
screen navegador|clique|janela|navegar|navegação
terms privacidade|dados pessoais|termos de|termos e|condições de
tips tem uma pista|uma fotografia|nossa redação|redação|envie_|sugestão de|dica_|contacte
support apoie|doaç|doe_|jornalismo independente
views opiniões expressas|linha editorial|inteligência artificial|não refletem|responsabilidade dos seus|são da responsabilidade
share partilhar|compartilh|copiar ligação|copiar link|imprimir
licence licença
reserved todos os direitos|direitos reservados|direitos de autor|direitos autorais
copy reprodu|redistribu|distribuição|cópia
leave autorização|consentimento|permissão
owner editor_|editora_|total ou parcial|proibida|é proibid
strong já é assinante|exclusivo para assinantes|todos os direitos|continuar a ler|são moderados|sem aviso|pode cancelar
news disse_|afirmou|segundo_|tribunal_|juiz|polícia_|ministr
sure não refletem necessariamente|não reflectem necessariamente|exclusivo para assinantes|exclusivo para subscritores|já é assinante|comentários são moderados|conteúdo patrocinado|encontrou um erro|seu navegador|mantenha-se|fique por dentro|todas as notícias
free grátis|gratuit|euros por mês
rules regras da comunidade|depois de aprovado|não são permitidos|insultos`,

	// Dutch
	`us wij_|we_|onze_|ons_
page dit artikel|deze pagina|deze site|deze website|onze website|deze uitgave|dit bericht|het artikel
you kunt u|wilt u|bent u|uw_|je_|jij_|jouw_|jou_|heb je|heeft u
do vul_|neem_|meld_|lees_|probeer|stuur_|mail_|schrijf_|download|volg_|klik_|steun_|log_|registreer|deel_|ontvang
letter nieuwsbrief|mailbox|inbox|per mail|e-mailadres
app app_|pushbericht|meldingen|op uw telefoon|op je telefoon
sub stoppen|abonnee|abonnement|proefabonnement|opzegg|afmelden|per maand|premium|eerste maand|onbeperkt
read beste verhalen|gratis artikelen|verder lezen|lees verder|belangrijkste nieuws|laatste nieuws|het nieuws_|niets missen|mis niets|op de hoogte
account log in|log dan|inloggen|aanmelden|account|registreer|wachtwoord
social sociale media|ons kanaal|onze pagina|kanaal_
listen luister|voorlezen
comment te reageren|reacties|reageren|reageer|reactie_|beledigend|spelregels
mistake fout_|foutje|fouten_|verbeter|correctie|rectificatie
advert advertentie|gesponsord|commissie_|reclame
screen browser|klik hier|venster|herlaad|instellingen
terms privacy|persoonsgegevens|voorwaarden|cookiebeleid
tips tip_|tips_|redactie|nieuwstip
support doneer|donatie|steun_|onafhankelijke journalistiek
views mening van|standpunt van|kunstmatige intelligentie|weerspiegel
share deel dit|link kopiëren|printen
licence licentie|overname
reserved alle rechten|rechten voorbehouden|auteursrecht
copy overgenomen|overname|verveelvoudig|verspreid|gekopieerd
leave toestemming
owner uitgever|niets uit|verboten|geheel of gedeeltelijk
strong al abonnee|alleen voor abonnees|alle rechten|verder lezen|afmelden kan|vooraf beoordeeld|worden verwijderd|tip voor de
news zei_|volgens_|rechter_|rechtbank|politie_|minister
sure niet noodzakelijk de mening|alleen voor abonnees|exclusief voor abonnees|al abonnee|al een abonnement|gesponsorde inhoud|foutje gezien|fout gezien|heeft u een fout|heb je een fout|uw browser|je browser|blijf op de hoogte|het artikel gaat verder|lees verder onder|tekst gaat verder
free gratis|euro per maand|voor deze maand
rules moderators|kwetsend|over het onderwerp|verwijderen`,

	// Norwegian
	`us vi_|vår|våre_|oss_
page denne saken|denne artikkelen|denne siden|denne sak|innholdet_|nettstedet|dette er en sak|alt innhold|saken_
you du_|deg_|din_|ditt_|dine_|den som
do vil du|bli abonnent|skriv inn|meld deg|logg inn|les_|prøv_|følg_|del_|send_|last ned|klikk|støtt_|skriv_|ring_
letter e-postadressen|nyhetsbrev|innboks|e-post
app appen_|app_|varsler|på mobilen|mobilvarsl
sub abonnent|full tilgang|abonn|uten binding|bindingstid|melde deg av|tilgang_|kjøpe tilgang|prøv en|premium
read beste historiene|gratis saker|lese videre|les videre|viktigste nyhetene|siste nytt|nyhetene_
account logge inn|logg inn|innlogg|konto_|registrer|passord
social sosiale medier|vår kanal|vår side
listen lytt_|les opp
comment kommentere|innlegg|kommentar|kommenter|debatt|saklig
mistake feil_|rettelse|klage_|vær varsom|presseskikk|pressens faglige|urettmessig
advert annonse|reklame|provisjon|sponset
screen informasjonskapsl|nettleser|klikk her|last inn
terms personvern|personopplysning|vilkår|samtykke
tips tips_|redaksjon|vakttelefon|bilder og video
support støtt_|donasjon|uavhengig journalistikk
views skribentens|kunstig intelligens|står for
share del denne|kopier lenke|skriv ut
licence lisens
reserved alle rettigheter|opphavsrett|åndsverk
copy kopier|viderefor|gjengi|videredistri
leave tillatelse|samtykke|avtale med
owner redaktør|utgiver|ikke tillatt|forbudt
strong vær varsom|uten binding|lese videre|melde deg av|tips til oss|hele døgnet
news sa_|sier_|ifølge_|retten_|politiet_|statsråd
sure kun for abonnenter|vær varsom-plakaten|står for skribentens|uttrykker skribentens|funnet en feil|fant du en feil|artikkelen fortsetter under|saken fortsetter under|annonsørinnhold|din nettleser|les hele saken|hold deg oppdatert
free gratis|kroner_|denne måneden
rules personangrep|moderator|uten varsel|slettet`,

	// Danish
	`us vi_|vores_|os_
page denne artikel|denne side|artiklen_|siden_|materialet_|hjemmesiden|denne video|alt indhold
you du_|dig_|din_|dit_|dine_|er du|opdager du
do skriv din|bliv abonnent|vil du|tilmeld|få_|log ind|skriv til|hent_|klik_|læs_|følg_|del_|støt_|send_|ring_
letter din e-mail|e-mail herunder|nyhedsbrev|indbakke|e-mail
app appen_|app_|notifikation|på mobilen
sub fuld adgang|abonn|abonnent|uden binding|afmelde|opsige|premium|alt indhold|adgang til
read bedste historier|gratis artikler|læse videre|læs videre|vigtigste nyheder|seneste nyt|nyheder_
account log ind|logge ind|login|konto_|opret|adgangskode
social sociale medier|vores kanal|vores side
listen lyt_|oplæs
comment kommentar|kommentér|debat
mistake fejl_|en fejl|retter_|rettelse|pressenævn|klage_
advert annonce|reklame|provision|markedsføring|sponsor
screen browser|klik her|klikke videre|elementer på siden
terms privatliv|persondata|personoplysning|vilkår|accepterer du|samtykke
tips tip os|tips_|redaktion
support støt_|donation|uafhængig journalistik
views skribentens|kunstig intelligens|udtryk for
share del denne|kopiér link|udskriv
licence licens
reserved alle rettigheder|ophavsret
copy gengive|kopier|videredistri|gengivelse|eftertryk
leave tilladelse|samtykke
owner udgiver|redaktør|ikke tilladt|forbudt|må ikke
strong kun for abonnenter|allerede abonnent|opdager du en|læse videre|afmelde dig|hurtigst muligt
news sagde_|siger_|ifølge_|retten_|politiet_|minister
sure kun for abonnenter|er udtryk for skribentens|udtryk for forfatterens|opdager du en fejl|har du fundet en fejl|artiklen fortsætter|annoncørbetalt|din browser|læs hele|hold dig opdateret
free gratis|kroner_|denne måned
rules personangreb|moderator|uden varsel|slettet`,

	// Swedish
	`us vi_|vår_|våra_|vårt_|oss_
page artikeln_|den här artikeln|den här sidan|webbplatsen|innehåll_|allt innehåll|denna artikel|denna sida
you du_|dig_|din_|dina_|ditt_|är du|har du
do skriv in|bli prenumerant|vill du|anmäl|logga in|läs_|mejla|hör av|följ_|ladda ner|klicka|dela_|stöd_|skicka|prenumerera|testa_|få_
letter e-postadress|nyhetsbrev|inkorg|e-post|mejlen
app appen_|app_|notis|i mobilen
sub prenumerant|prenumer|bindningstid|avsluta när|första månaden|premium|full tillgång
read bästa berättelser|gratisartiklar|läs vidare|läsa vidare|viktigaste nyheterna|senaste nytt|nyheterna_
account logga in|inlogg|konto_|anmäl dig|registrera|lösenord
social sociala medier|vår kanal|vår sida|signal_
listen lyssna
comment inlägg|kommentar|kommentera|debatt
mistake fel_|ett fel|rätta|rättelse|korrigera|pressetik|bekräfta|spekulera|publicistiska|journalistik_
advert annons|reklam|provision|sponsrad|sponsrat
screen kakor|webbläsare|klicka här|ladda om
terms integritetspolicy|personuppgift|villkor|samtyck
tips nyhetstips|tipsa|tips_|redaktion
support stöd_|oberoende journalistik|donera
views åsikter|skribentens|artificiell intelligens|ai-|står för
share dela artikeln|kopiera länk|skriv ut
licence licens
reserved alla rättigheter|upphovsrätt|ensamrätt
copy eftertryck|kopiering|kopieras|mångfaldig|spridning
leave medgivande|tillstånd|tillåtelse
owner utgivare|redaktionens|förbjud
strong är prenumerant|redan prenumerant|bindningstid|läs vidare|så jobbar vi|hör av dig|nyhetstips|vara anonym
news sade_|säger_|enligt_|rätten_|polisen_|minister
sure för dig som är prenumerant|endast för prenumeranter|åsikterna är skribentens|åsikter som uttrycks|skribentens egna|så jobbar vi|har du hittat ett fel|hittat ett fel|artikeln fortsätter|annonssamarbete|din webbläsare|håll dig uppdaterad
free gratis|kronor_|den här månaden
rules personangrepp|moderator|förvarning|tas bort`,

	// Finnish
	`us juttumme|me_|meidän_|meille_|emme_|käytämme|uutiskirjeemme|sovelluksemme
page tämä sisältö|tämä artikkeli|tämä juttu|sisällön|sivusto|tämä sivu|artikkeli_|tällä sivulla
you osoitteesi|juttusi|olet_|sinä_|sinu|voit_|saat_|haluat_|alueeltasi|sähköposti|hyväksyt|onko sinulla|puhelimeesi|lue_|milloin
do kirjoita_|tilaa_|kirjaudu|jatka_|lähetä|soita_|lataa_|kokeile_|seuraa_|jaa_|napsauta|klikkaa|tue_|ilmoita
letter osoitteesi|uutiskirje|sähköposti
app sovellu|ilmoituks|puhelimeesi
sub voi perua|tilaaj|tilauks|tilaus|peru|kuukausi|premium|rajattom
read parhaat juttumme|ilmaiset jut|sisältöömme|lukemista|lukeaksesi|tärkeimmät uutiset|tuoreimmat|uutiset_
account kirjaudu|kirjautu|rekisteröi|tunnus|tili_|tilin
social somessa|sosiaalisessa|kanava
listen kuuntele
comment kommen|keskustelu|asiallis
mistake virhe|oikaisu|korja|julkisen sanan
advert mainos|mainont|sponsor|kumppani
screen eväste|selain|selaime|napsauta|käyttökokemu
terms tietosuoja|henkilötie|käyttöehdo
tips uutisvihje|vihje|toimituks|juttuvinkki
support tue_|lahjoita|riippumaton
views kirjoittajan|tekoäly|mielipide
share jaa artikkeli|kopioi linkki|tulosta
licence lisenss
reserved kaikki oikeudet|oikeudet pidätetään|tekijänoikeu
copy jälkipainos|kopioi|jakelu|julkaiseminen
leave lupa|luvatta|suostumus
owner kustanta|kielletty|julkaisija
strong vain tilaajille|kaikki oikeudet|uutisvihje|jatka lukemista|milloin tahansa|milloin vain|perua tilauksen
news sanoi_|sanoo_|mukaan_|oikeus_|poliisi_|ministeri
sure vain tilaajille|kirjoittajan omia|kirjoittajan mielipit|huomasitko virheen|löysitkö virheen|juttu jatkuu|artikkeli jatkuu|kaupallinen yhteistyö|selaimesi|pysy ajan tasalla|noudattaa journalistin
free maksuton|ilmai|eurolla`,

	// Polish
	`us nasz|nam_|nas_|my_|używamy
page artykułów w tym|ten artykuł|ta strona|tej strony|tej stronie|treści_|serwis|nasza strona|strona używa|niniejsz
you swój_|ty_|twoj|twój|ciebie|cię_|możesz|masz_|otrzymuj|byłeś|korzystając|wyrażasz|aby czytać|państw
do wpisz|kup_|wykorzystałeś|zapisz się|zaloguj|napisz|zadzwoń|pobierz|kliknij|wykup|dołącz|czytaj|udostępnij|obserwuj|wesprzyj|wspieraj|zgłoś|prześlij|subskrybuj
letter adres e-mail|swój adres|newsletter|skrzynk|e-mail|mailowo
app aplikacj|powiadomieni|telefon_
sub prenumer|subskryp|zrezygnować|dostęp|miesiąc|premium|bez limitu
read najlepsze teksty|limit darmowych|bez ograniczeń|czytać dalej|czytaj dalej|najważniejsze wiadomości|najnowsze|wiadomości_|na bieżąco
account zaloguj|konto_|zarejestruj|rejestrac|hasło
social media społecznościowe|mediach społecznościowych|nasz kanał|naszym profilu
listen posłuchaj
comment komentarz|komentuj|moderow|obraźliw
mistake błąd|błęd|sprostowani|literówk
advert reklam|sponsorowan|prowizj|partner
screen plików|przeglądark|kliknij
terms polityk|prywatnoś|danych osobowych|regulamin|zgodę
tips redakcj|świadkiem|masz temat|masz dla nas|informacj
support wesprzyj|wspieraj|darowizn|niezależne
views poglądy|opinie_|sztucznej inteligencji|stanowisk
share udostępnij|kopiuj link|drukuj
licence licencj|przedruk
reserved wszelkie prawa|wszystkie prawa|prawa zastrzeżone|praw autorsk|prawem autorskim|prawa autorsk
copy kopiowan|powielani|rozpowszechn|przedruk
leave zgody|zezwoleni|pozwoleni
owner wydawc|zabroni|całości|części
strong tylko dla prenumeratorów|masz już konto|wszelkie prawa|czytać dalej|w każdej chwili|byłeś świadkiem|masz temat
news powiedzia|mówi_|według_|sąd_|policja_|minist
sure tylko dla prenumeratorów|tylko dla subskrybentów|nie zawsze odzwierciedla|poglądy autora|poglądy autorów|zauważyłeś błąd|widzisz błąd|dalsza część artykułu|dalszy ciąg artykułu|materiał sponsorowany|artykuł sponsorowany|twoja przeglądarka|bądź na bieżąco|więcej wiadomości
free bezpłat|darmow|nic nie kosztuje|zł_`,

	// Russian
	`us мы_|наш|нас_|нам_
page материалов сайта|этот материал|эта статья|этой статье|сайт|в тексте|материалов_|материала_|страниц|сетевое издание|издание_
you вы_|вас_|вам_|ваш|если вы|можно_
do нашли_|подпишитесь|подписывайтесь|присылайте|нажмите|выделите|скачайте|читайте|напишите|поделитесь|зарегистрируйтесь|войдите|оформите|следите|смотрите|оставьте|сообщите|узнавайте|поддержите
letter вашу почту|оставьте адрес|адрес ниже|рассылк|электронную почту|на почту|по почте
app приложени|уведомлени|на телефон|смартфон
sub подпис|отказаться|отписаться|доступ_
read лучшие тексты|спасибо, что читаете|главные новости|первыми узнавать|главных событиях|главное_|свежие новости|последние новости|новости_|читать дальше|дочитать
account зарегистр|войдите|войти|регистрац|авториз|аккаунт|личный кабинет
social вконтакте|одноклассник|телеграм|вайбер|наш канал|канал_|канале_|соцсет|дзен|max_
listen подкаст|слушайте|аудиоверси
comment комментари|модерац|оскорблен
mistake фрагмент|ошибк|опечатк|исправит|уточнени
advert реклам|партнёрск|партнерск|спонсор|erid
screen файлы|мышкой|браузер|клавиш|обновите
terms персональных данных|пользовательск|конфиденциальн|соглаша
tips редакци|новости, фото|фото и видео|очевид|прислать
support поддержите|пожертвова|независим
views мнение редакции|мнение автора|мнения авторов|точка зрения|может не совпадать|могут не совпадать|искусственн|федеральной службе|роскомнадзор|в сфере связи|массовых коммуникаций|средство массовой
share поделит|скопировать ссылку|распечат
licence лиценз|зарегистрировано|свидетельство
reserved все права|права защищены|авторск
copy перепечатк|копирован|перепечат|использовани|воспроизведен|цитирован
leave только с согласия|гиперссылк|разрешени|согласи|ссылк
owner допускается|редакци|полное или частичное|частичное|активн|запрещ|правообладат
strong все права|нажмите ctrl|ctrl+enter|сетевое издание|читайте также|в любой момент|при полном или|активной ссылк|активная ссылка|может не совпадать
news сказал|заявил|по словам|суд_|полици|министр
sure мнение редакции может|может не совпадать|могут не совпадать|мнение автора может|при полном или частичном|заметили ошибку|нашли ошибку|нажмите ctrl|на правах рекламы|ваш браузер|читайте нас|читайте также|зарегистрировано федеральной|больше новостей|подписывайтесь на|подпишитесь на
free бесплатно`,

	// Ukrainian
	`us ми_|наш|нас_|нам_
page матеріалів сайту|цей матеріал|ця стаття|цієї статті|сайт|у тексті|в тексті|матеріалів_|матеріалу_|сторінк
you ви_|вас_|вам_|ваш|якщо ви|можна_
do знайшли_|підпишіться|підписуйтеся|підписуйтесь|надсилайте|натисніть|виділіть|завантаж|читайте|напишіть|поділіться|зареєструйтеся|увійдіть|стежте|дивіться|залиште|повідомте|підтримайте
letter вашу пошту|залиште адресу|розсилк|електронну пошту|на пошту
app застосунок|застосунк|додаток|сповіщенн|на телефон|смартфон
sub підпис|передплат|відписатися|доступ_
read найкращі тексти|головні новини|першими дізнава|головні події|останні новини|новини_|читати далі
account зареєстр|увійти|увійдіть|реєстрац|акаунт
social телеграм|вайбер|наш канал|канал_|каналі_|соцмереж
listen подкаст|слухайте
comment коментар|модерац|образлив
mistake помилк|одрук|виправить|виправлен|уточненн
advert реклам|партнерськ|спонсор
screen файли|мишкою|браузер|клавіш|оновіть
terms персональних даних|конфіденційн|погоджує
tips редакці|новини, фото|фото й відео|фото та відео|очевид
support підтримайте|пожертв|донат|незалежн
views думка редакції|думка автора|погляди авторів|може не збігатися|можуть не збігатися|штучн
share поділит|поділіт|копіювати посилання
licence ліценз|свідоцтво
reserved усі права|всі права|права захищено|авторськ
copy копіюван|передрук|використан|відтворен
leave гіперпосилання|дозвол|згод|посилання
owner дозволено лише|редакці|повне або часткове|часткове|активн|заборон|правовласник
strong усі права|всі права|натисніть ctrl|ctrl+enter|читайте також|будь-який момент|активним посиланн|активне посиланн
news сказав|сказала|заявив|за словами|суд_|поліці|міністр
sure думка редакції може|може не збігатися|можуть не збігатися|помітили помилку|знайшли помилку|натисніть ctrl|на правах реклами|ваш браузер|читайте нас|читайте також|більше новин|підписуйтесь на|підписуйтеся на|підпишіться на
free безкоштовно`,

	// Arabic
	`us قصصنا|نرسل|لنا|نحن|موقعنا|نشرتنا|تطبيقنا|صحيفتنا|إلينا|نستخدم|تابعنا|قناتنا|صفحتنا
page هذا الموقع|هذه المادة|هذا الخبر|هذا المقال|هذه الصفحة|الموقع
you إليك|متى شئت|لك|تشاء|هاتفك|بريدك|تصلك|لتصلك|تجربتك|كنت|يمكنك|فإنك|باستمرارك
do تابع|اكتب|اشترك|شارك|حمّل|حمل تطبيق|تابعنا|تابعونا|اضغط|انضم|سجل|أرسل|اقرأ
letter عنوانك|النشرة البريدية|نشرتنا البريدية|بريدك الإلكتروني|البريد الإلكتروني
app تفعيل الإشعارات|تطبيق|متجر|هاتفك|إشعارات
sub اشترك|الاشتراك|مشترك|اشتراك
read أفضل قصصنا|أخبار المدينة|أولا بأول|أهم الأخبار|الأخبار العاجلة|آخر الأخبار|عاجل|لقراءة
account تسجيل الدخول|سجل دخول|حساب
social فيسبوك|تويتر|واتساب|تلغرام|تيليغرام|إنستغرام|يوتيوب|قناتنا
listen بودكاست|استمع
comment تعليق|التعليقات
mistake خطأ|تصحيح
advert إعلان|الإعلانات
screen ملفات تعريف الارتباط|المتصفح|اضغط|التصفح
terms الخصوصية|الشروط|البيانات الشخصية
tips تواصل معنا|راسلنا
support ادعم|تبرع
views لا تعبر|رأي كاتب|وجهة نظر
share شارك هذا|نسخ الرابط|طباعة
reserved حقوق النشر|الحقوق محفوظة|حقوق الطبع
copy نشر أو|إعادة نشر|نسخ|اقتباس
leave إذن|موافقة
owner الناشر|كليا|جزئيا|لا يجوز|يمنع|يحظر
strong جميع الحقوق|كل صباح|في أي وقت|ملفات تعريف الارتباط|سياسة الخصوصية|آب ستور
news وقال|قال_|محكمة|الشرطة|الوزير
sure لا تعبر بالضرورة|جميع الحقوق محفوظة|لا يجوز نشر|تابعوا آخر|المقال لا يعبر
free مجاني|مجانا`,

	// Chinese
	`us 我们|本报|本网|本站|我們|本報|本網
page 此文|本文|网站|網站|本页
you 您|你|请|請|欢迎
do 扫描|关注|点击|下载|登录|登錄|注册|扫码|點擊|下載|關注
letter 邮件订阅|电子报|電子報|邮箱
app 长按识别|客户端|二维码|手机|應用程式
sub 订阅|訂閱|会员|會員|付费
read 资讯|精彩内容|阅读全文|閱讀全文|更多精彩|最新消息|第一时间|继续阅读
account 登录|登錄|注册|註冊|账号
social 微信|微博|公众号|抖音|官方微
listen 语音播报|播客
comment 评论|評論|跟帖|留言
mistake 纠错|错误|勘误|更正
advert 广告|廣告|推广
screen 浏览|瀏覽|刷新
terms 隐私|隱私|條款|条款
tips 爆料|投稿|联系我们|与本网联系|取得联系
views 观点|觀點|并不代表|不代表|免责声明|立场
share 分享|复制链接|打印
licence 许可|授权转载
reserved 版权所有|版權所有|版权归|版权
copy 链接|使用|转载|轉載|摘编|复制|转帖|镜像|改编
leave 授权|授權|许可|同意
owner 本网|本报|书面|法律责任|禁止|不得|来源
strong 免责声明|版权所有|扫描二维码|官方微信|责任编辑|更多精彩|禁止转载|字体大小
news 表示，|法院|警方
sure 不代表本|并不代表本|免责声明|禁止转载|扫描二维码|扫一扫|关注我们的|责任编辑|未经书面授权|违者必究|违者将依法|本网转载|转载请注明|版权归|阅读全文|点击阅读|最终解释权|观点仅代表
free 免费|随时可以取消`,

	// Japanese
	`us 本紙|当社|弊社|当サイト|本社
page この記事|本サイト|当サイト|記事|サイト
you ください|お読み|お試し|いただけます|いただく|いただき|できます|可能です|あなた|皆さま|皆様|ご利用|お届け
do ログイン|ダウンロード|お申し込み|フォロー|クリック|ご覧
letter メールマガジン|メルマガ|ニュースレター|メール配信
app アプリ|プッシュ通知|スマホ
sub 有料会員|会員|購読|配信停止|無料
read 最新ニュース|最新のニュース|主なニュース|続きをお読み|続きを読む|残り|全文
account ログイン|登録
social 友だち追加|フェイスブック|ツイッター|ライン|インスタグラム|はてなブックマーク|公式
listen ポッドキャスト|音声
comment コメント
mistake 誤り|訂正
advert 広告|アフィリエイト
screen ブラウザ|こちらから|閲覧|クッキー|ページ
terms 個人情報|利用規約|プライバシー|同意
tips 情報提供|お寄せ
support ご支援|寄付
views 見解|人工知能
share シェア|印刷する|リンクをコピー|メールで送る
reserved 著作権
copy 転用|無断転載|転載|複製|二次利用
leave 許可|許諾|無断|承諾
owner 帰属|できません|新聞社|掲載|提供者|禁じ|禁止
strong 無断転載|有料会員記事|続きをお読み|会員登録|プッシュ通知|いつでも可能|はてなブックマーク
news と述べ|裁判所|警察
sure 無断転載|無断複製|二次利用を|有料会員記事|続きをお読み|続きを読む|会員登録|ログインしてください|写真特集|メールマガジンを|最新記事|記事全文を`,

	// Korean
	`us 본사|본지|본보|저희|우리
page 이 기사|본 기사|기사의|사이트
you 드립니다|입력해|당신|여러분|받아 보|바랍니다|주세요|하시면|보실
do 구독|눌러|검색해|추가하거나|제보|다운로드|클릭|공유
letter 주소를 입력|뉴스레터|이메일|전자우편
app 앱_|앱을|앱에서|알림
sub 구독|유료|회원
read 가장 좋은 기사|가장 빠른 소식|소식|뉴스를|기사 더
account 로그인|회원가입|가입
social 페이스북|트위터|카카오톡|카카오스토리|네이버|밴드|유튜브|채널
listen 팟캐스트|듣기
comment 댓글
mistake 오류|정정|오탈자
advert 광고
screen 브라우저|쿠키|버튼
terms 개인정보|이용약관
tips 제보
support 후원
views 의견은|편집 방향|인공지능
share 공유|인쇄|링크 복사|글자 크기
reserved 저작권
copy 복사|옮겨 실|전재|복제|재배포
leave 무단|허락|동의
owner 본사에|없습니다|금지|내용은|보호
strong 무단 전재|재배포 금지|구독 버튼|카카오톡에서|글자 크기|저작권법
news 말했다|밝혔다|법원|경찰
sure 무단 전재|무단전재|재배포 금지|재배포금지|제보는|제보하기|구독하시면|구독 버튼|채널을 추가|본 기사는|기사 제보|저작권법의
free 무료
rules 운영 원칙|삭제될 수`,

	// Greek
	`us μας_|εμείς|χρησιμοποιούμε
page ιστότοπ|ιστοσελίδ|το άρθρο|τη σελίδα|αυτή τη σελίδα
you σας_|σου_|μάθετε|αποδέχεστε|μπορείτε|θέλετε
do ακολουθήστε|κατεβάστε|εγγραφείτε|κάντε|διαβάστε|δείτε|στείλτε|μπείτε|γραφτείτε|μοιραστείτε
letter ενημερωτικό δελτίο|email
app εφαρμογή|ειδοποιήσ
sub συνδρομ|premium
read ειδήσεις|τα νέα_|τελευταία νέα
account συνδεθείτε|εγγραφ|λογαριασμ
social κοινωνικ|κανάλι
comment σχόλι
mistake λάθος|διόρθωση
advert διαφήμι|διαφημί|χορηγ
screen περιήγηση|φυλλομετρ
terms απορρήτου|προσωπικών δεδομένων|όρους χρήσης
share κοινοποί|μοιραστείτε
reserved δικαιωμάτων|δικαιώματα|πνευματικ
copy αναδημοσίευση|αναπαραγωγή|αντιγραφή
leave άδεια|έγκριση
owner εκδότη|ολική|μερική|απαγορεύεται
strong πολιτική απορρήτου|google news
news δήλωσε|είπε_|δικαστήριο|αστυνομία
sure απαγορεύεται η αναδημοσίευση|ακολουθήστε μας|διαβάστε επίσης|διαβάστε ακόμη|όλες τις ειδήσεις`,

	// Turkish
	`us bizi_|bize_|bizim|sitemiz|uygulamamız|kanalımız
page bu haber|bu site|sitemiz|haberlerin|bu sayfa|bu içerik
you siz_|sizin|size_|olabilir|telefonunuz|sayılıyorsunuz|ilk siz|lütfen
do indirin|abone ol|takip edin|tıklayın|inceleyin|okuyun|paylaşın|üye olun|yazın
letter bülten|e-posta
app uygulama|bildirim|telefonunuza
sub abone|üyelik|premium|ücretsiz
read son dakika|haberleri|devamını oku|gelişmeler
account giriş yap|üye ol|kayıt ol|siteye giriş
social sosyal medya|kanalımız
comment yorum
mistake hata_|düzelt|tekzip
advert reklam|sponsor
screen çerez|tarayıcı|sayfayı
terms gizlilik|kişisel veri|kullanım koşul|kabul etmiş
share paylaş
reserved telif|tüm hakları
copy kopyalan|çoğaltıl|alıntı
leave izin
owner yazılı|yayınlan|yayımlan|aittir
strong telif hakları|gizlilik politika|son dakika
news dedi_|mahkeme|polis_
sure izinsiz kopyalan|izinsiz alıntı|tüm hakları saklıdır|kaynak gösterilmeden|yazarın kendi görüş|çerez kullan`,

	// Hungarian
	`us oldalunk|weboldalunk|hírlevelünk|nekünk|mi_|bennünket|küldjük
page az oldalon|a cikk|ez a cikk|oldalunk|weboldalunk
you ön_|önnek|önt_|bármikor|iratkoz|hozzájárul|kérjük
do iratkozzon|töltse|kövessen|kattintson|olvassa|írjon|küldje|ossza
letter hírlevel|e-mail
app alkalmazás|értesítés
sub előfizet|leiratkoz|feliratkoz|iratkoz|ingyenes
read legfontosabb híre|friss híre|tovább olvas|legfrissebb
account bejelentkez|jelentkezzen be|regisztr
social közösségi
comment hozzászól|komment
mistake hibát|helyesbít
advert hirdetés|reklám|szponzor
screen süti|böngész
terms adatkezelés|adatvédelm|felhasználási
share megoszt
reserved minden jog|szerzői jog
copy másol|terjeszt|utánközl|átvétel
leave engedély|hozzájárulás
owner kiadó|tartalom|tilos|írásbeli
strong minden jog|bármikor leiratkozhat|sütik használat
news mondta|bíróság|rendőrség
sure minden jog fenntartva|iratkozzon fel|kövessen minket|szerző álláspontj|hibát talált|sütiket használ`,

	// Hebrew
	`us שלנו|אנחנו|אנו|אצלנו
page אתר זה|האתר|כתבה זו|עמוד זה
you שלכם|לכם|אתם|תוכלו
do קבלו|הורידו|הירשמו|עקבו|לחצו|הצטרפו|שתפו|קראו|כתבו
letter ניוזלטר|דיוור
app אפליקצי|התראות|לטלפון
sub מנוי|מינוי|בחינם
read מבזקי|עדכונים|חדשות
account התחבר|להתחבר|הרשמה
social פייסבוק|טוויטר|וואטסאפ|טלגרם|אינסטגרם
comment תגוב
mistake טעות|תיקון
advert פרסומת|פרסום ממומן
screen דפדפן|עוגיות|קוקיז
terms פרטיות|תנאי השימוש
reserved כל הזכויות|זכויות יוצרים
copy להעתיק|לשכפל|העתקה|שכפול
leave אישור|רשות|הסכמה
owner בכתב|המערכת|אין להעתיק|תוכן
strong כל הזכויות|מבזקי חדשות
news אמר_|בית המשפט|המשטרה
sure כל הזכויות שמורות|עקבו אחרינו|הצטרפו לערוץ`,

	// Vietnamese
	`us chúng tôi|tòa soạn|báo chúng
page trang này|bài viết này|trang web
you bạn_|quý vị|độc giả
do tải_|đăng ký|theo dõi|nhấn_|bấm_|chia sẻ
letter bản tin|email
app ứng dụng|thông báo|điện thoại
sub thuê bao|miễn phí|đăng ký
read tin nóng|tin mới|nhận tin|đọc tiếp
account đăng nhập|tài khoản
social mạng xã hội|kênh_
comment bình luận
mistake sai sót|đính chính
advert quảng cáo
screen trình duyệt
terms riêng tư|điều khoản
reserved bản quyền
copy sao chép|phát hành lại|sao lưu
leave chấp thuận|cho phép|đồng ý|ghi rõ nguồn
owner văn bản|dưới mọi hình thức|nghiêm cấm|tòa soạn
strong ghi rõ nguồn|nghiêm cấm|google play
news tòa án|cảnh sát
sure ghi rõ nguồn|nghiêm cấm sao chép|bản quyền thuộc|tải ứng dụng`,

	// Thai
	`us เรา
page เว็บไซต์|บทความนี้|ข่าวนี้
you คุณ|ท่าน
do ดาวน์โหลด|สมัคร|ติดตาม|คลิก|กด
letter จดหมายข่าว|อีเมล
app แอปพลิเคชัน|แอป|แจ้งเตือน
sub สมัครสมาชิก|สมาชิก
read ข่าวล่าสุด|ข่าวด่วน|อ่านต่อ
account เข้าสู่ระบบ|ลงทะเบียน
social เฟซบุ๊ก|ไลน์|ยูทูบ
comment ความคิดเห็น
advert โฆษณา
screen คุกกี้|เบราว์เซอร์
terms ความเป็นส่วนตัว|ข้อตกลง
reserved สงวนลิขสิทธิ์|ลิขสิทธิ์
copy ทำซ้ำ|คัดลอก|เผยแพร่ซ้ำ
leave อนุญาต
owner ห้าม|ลายลักษณ์อักษร|ทั้งหมด
sure สงวนลิขสิทธิ์|ห้ามทำซ้ำ|ติดตามข่าว`,

	// Persian
	//nolint:staticcheck // words of Persian have zero-width non-joiners in them
	`us ما_|سایت ما|کانال ما
page این سایت|این مطلب|این خبر|وب‌سایت
you شما|خود_
do عضو شوید|دنبال کنید|دانلود کنید|بخوانید|ثبت‌نام|کلیک
letter خبرنامه|ایمیل
app اپلیکیشن|تلفن همراه
sub اشتراک|مشترک
read آخرین اخبار|مهم‌ترین اخبار|خبرها
account ورود|ثبت‌نام
social فیسبوک|توییتر|تلگرام|اینستاگرام|کانال
comment نظرات|دیدگاه
advert تبلیغ|آگهی
screen کوکی|مرورگر
terms حریم خصوصی
reserved حقوق این|کلیه حقوق|تمامی حقوق
copy بازنشر|کپی|انتشار
leave ذکر منبع|مجاز|اجازه
owner بدون|ناشر|ممنوع
sure ذکر منبع|کلیه حقوق|تمامی حقوق`,
}
