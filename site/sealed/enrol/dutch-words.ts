// 2,048 Dutch words to protect a key with: 11 bits each. Chosen for this page: common, decent, three to eight letters without accents, easy to write
// down and to type on a phone, and few that look or sound alike. Each stands in the word list of OpenTaal. No well-kept list of this kind is on npm.

/** In alphabetical order. */
export const words: readonly string[] = `
aanbod aanbouw aandacht aandeel aanhef aanleg aanloop aanpak aanplant aanrecht aantal aanvoer aardbei aarde aardig abrikoos achter actief
adelaar adres advies afdak afdruk afgrond afkorten afleren afloop afmaken afrit afscheid afspraak afstand afwas agenda akker akkoord akte
album alfabet algebra alpen altaar amandel ambacht ananas andijvie anekdote anijs anker ansicht antenne antiek antwoord appel april
aquarel arbeid archief arend armband artiest artikel artisjok asfalt asperge aster atelier atlas atleet atoom augurk augustus auteur
autobus automaat autoweg avocado avond avontuur azijn babbel badjas badkamer badpak bagage bakboord baken bakfiets bakker bakplaat
baksteen bakvorm balans balkon ballet ballon bamboe banaan banjo banket bankje barrel basis basket bassin batterij bazaar beamen bedanken
bedding bedrag bedrijf beeld beemd been beer begin begrip behang beitel beker belofte beloning benzine berging bericht berm beschuit besje
beton beugel beurs bever beweging bewijs bezem bezoek biefstuk bier bieslook biet bijbaan bijdrage bijl biljart binden bingo binnen
biologie bioloog bioscoop bitter bizon blaadje blaar blad blanco blauw blazer blij blijven blik bliksem bloei bloem bloempot blond bodem
boeg boei boeiend boek boeket boender boerin boete bolhoed bolster bolwerk bommel bonbon bont bonus boog boom boor boord boot bord bordes
borduur borstel bosbes bosrand bosuil boter boterham botter bouillon bouwen bouwer braadpan braam brand branding brasem brede breien
brengen brief briefing bries bril broccoli broche brochure broedsel broek broekzak broer brok brommer bron brons brood brug bruid bruinvis
brullen brunch buffel buffet buiging buik buis bultrug bumper bundel bureau buren burger bus buslijn buurman buurt cabine cactus cadeau
cake camera camping canvas capuchon caravan cavia ceder cel cello cement centrum chef chips chocola chroom cider cijfer cilinder cipres
circus cirkel citroen citrus clown club cockpit collage collega column comfort compact compleet complot compost computer concert congres
contact contract contrast couplet coupon cowboy cultuur cursus dadel dagboek dageraad daglicht dakgoot dakkapel dakpan dakraam damast
dambord damhert dank dankbaar dansen danser dapper darten dauw deeg deel dekbed deken deksel demper desem detail deugd deuk deur deurbel
deurmat dialect dialoog diamant dicht dichter dieet dienblad dienst diepte dier dierbaar dijk dijkhuis dik diner dinsdag diploma dirigent
distel dobber dochter doek doel dokter dolfijn dollar dolmen domino donder donker dons doop doos dorp dorst dotter douane douche draad
draaien draak dragen drama drank drempel dressing dressoir drie driehoek drijven droger drogist dromer drone droog droom druif druk
drukken drukker drums druppel duet duif duik duiker duim duin duinpan duister duizend duo durven dweil echo edel editie eekhoorn eend
eenhoorn eenvoud eerlijk eetlepel eeuw effect egel eierdop eik eikel eiland eitje ekster eland elastiek elegant elektra elf elleboog elzen
emmer energie enorm envelop erfenis erfgoed erker ervaring erwt esdoorn essay etage etalage etappe etiket ets evenaar examen excursie
expert export extra ezel fabel fabriek factuur fagot fakkel familie fanfare fantasie fauteuil favoriet fazant februari feest feit fel
feniks festival fiches fier fiets fietsbel fietser fietspad fietstas figuur fijn film filmpje filmster filosoof firma fit fjord flamingo
flanel flat fles flits flora fluit fluweel folder folie fonds fontein fopspeen forel formule fornuis fort forum fraai framboos franje
fresco fresia friet fris front fruit fruitig fuchsia fuik functie gaatje galant galerij galop gang gans garage garantie gareel garnaal
gast gastheer gazon gebaar gebak gebed gebergte gebied gebouw gebroken gedicht geduld geel geest geheim geheugen geiser geit geld gelei
geluid geluk gember gemeente genieten genoeg genre gerecht geschenk gesprek getal getij geur gevel gevoel geweldig gewicht gewoon gezang
gezellig gezicht gezin gezond gids gieter gips giraf gist gitaar gladiool glans glas glasbak glazen glazuur gletsjer glijbaan glimlach
glimmen gloed glorie goed goederen golf golven gong gordel gordijn gouden goudvis graad graan gracht grafiek gram graniet grap gras
grasveld gratis greep grendel grens grijs grind groei groen groente groep groet groeve grond groot grot gruis grutto gul gulden gunst
guppy gymzaal haag haai haak haar haarband haard haas haast hagel hak hal half halm halte halter ham hamer hamster hand handbal handdoek
handel handtas hangar hangmat hapje haring hark harmonie harnas harp hart hartig haven haver havik hazelaar heelal heerlijk heester heft
heg heide heimwee heks hekwerk held helder helft helling helm helpen helper hemd hemel hengel herberg herder herfst herhalen hertog heuvel
hiel hik hinkelen hitte hobby hoed hoef hoek hoekhuis hoepel hoes hoeve hofje hofnar hok hommel hond honderd honger honing honkbal hoofd
hoog hoogte hooi hooiberg hoop hoorn hoorspel hopen horizon horloge hotel houder houtje houtvuur houtworm houweel huid huifkar huis
huisarts huisdier hulp humus hunebed huren hut hyacint idee identiek iedereen ijsbaan ijsbeer ijsberg ijsje ijskast ijspegel ijstijd
ijsvogel ijzel ijzer imker impuls ingang inkt inktvis inmaak insect inslag intens inval invloed inwoner iris ivoor jaagpad jaar jager
jakhals jam jampot januari jarig jas jasmijn jazz jeans jeep jeugd jodium jongen jongleur jonker jubel jubileum juf juichen juli jungle
juni jurk jury jus juweel juwelier kaak kaal kaap kaars kaart kaas kabel kabinet kabouter kachel kade kader kaft kajak kaketoe kaki
kalebas kalender kalf kalk kalkoen kalm kameel kamer kameraad kamille kamp kampioen kanaal kanarie kaneel kano kans kant kantine kanton
kantoor kapel kapitein kaplaars kapper kapstok karakter karamel karavaan karpet karton kassa kassier kast kastanje kasteel kat katoen
kauwgom kavel kazerne keel keer kegel keizer kelder kelk kelner kennel kermis kern kers ketel ketting keuken keurig kever kies kieuw
kievit kiezel kijken kijker kikker kilo kim kin kind kist kiwi klaar klacht klank klant klaproos klas klauw klaver klavier kleding klei
klein kleur kleuter klimaat klimmen klimop klinker klip klok klomp klont kloof klooster kluis klus kluwen knal knie knijper knik knikker
knippen knipsel knoflook knoop knop knots knuffel koe koek koekoek koel koelbox koepel koers koets koffer koffie kok kokos kolen kolibrie
kolom komedie komeet komen komma kompas konijn koning kooi koopman koor koord koper kopie kopje koraal korst korting kosmos koud kous
kozijn kraag kraai kraal kraam kraan krab krabbel kram krans krant krater kreeft krekel krent krijt kring kristal kroket krokodil krokus
kruid kruik kruimel krul kubus kuif kuiken kuil kuip kuiper kunst kurk kussen kust kwark kwartel kweek kwekerij laars lach lading lagune
lak lam lama lamel lamp lampion land landbouw landgoed landing lang lantaarn laurier lava lavendel lawine lazuur leder leem leer leerling
leeuw leidraad lelie lengte lenig lente lepel les lessen letter leuk leven lever lezen lezing libel lichaam lid lied lief lijf lijm lijn
lijst lila limonade linde liniaal link linnen lint linzen liter logboek logisch lokaal loket lolly loopbaan lopen loterij lucht luchtbel
lucifer luifel luik luipaard lunch lustrum luxe maaltijd maan maand maandag maart maat machine madelief magazijn mager magie magneet
mahonie mais maken makker manchet mand manege manier mantel map maquette marathon margriet marine markies markt marmer marmot mars masker
mast matras matroos medaille mede media meel meermin meerval meester meetlat meeuw meisje melk melkweg melodie meloen mengsel mens menu
merel merk merrie metaal meteoor meter methode metro meubel middag midden mier mijlpaal miljoen mineraal minister minuut mispel mobiel
modder model modern moeder moedig moestuin mol molen molenaar moment monnik montage monument mooi mop morgen mos mossel mosterd mot motief
motor mouw mug muil muis muiter munt museum musical muskiet muts muur muziek muzikant mysterie mythe naaien naaister naald naaldbos naam
nacht nachtuil nadruk nagel narcis natie natuur navel nectar nederig neer negen nest netjes netwerk neus nieuw noemen noord noot nota
notaris nougat november nummer nut nylon oase oceaan ochtend oefening oehoe oester oever offer officier oktober oleander olie olifant
olijf olm omelet omgeving omhoog omweg onkruid ontbijt ontwerp onweer oog oogst ooievaar oom oor oorbel oorkonde oost opa opdracht oppas
optocht oranje orde ordner oregano orgel orkaan orkest otter oven overhemd overkant paal paar paard paars pad pagina pak paleis palet
paling palm pamflet pan paneel panfluit panorama panter papa papaver papegaai papier paprika parade parasol pardon parel park parket
parkiet pasfoto paskamer passage pasta pastei pastel pastoor patio patroon pauk pauw pauze pedaal peddel pelgrim pen penning pension peper
periode perron persoon perzik petunia peuter pianist piano piek pier pijl pijler piloot pils pincet pinda pink pipet piraat pistache pizza
plaat plafond plak planeet plank plant plas plastic plateau plein plezier ploeg plons plug pluim poeder poeltje poema poes poetsen polder
polo pols pomp pompoen pond ponton pony poort poot pop populier poreus port portaal portie portier portret positie post postbode postduif
poster potlood praktijk praten prieel prijs prikbord prima prins prinses printer prisma proef proeven profiel project prop proviand pruik
pruim publiek pudding pulp punaise punt pupil puree puur puzzel pyjama quiche quiz raadhuis raadsel raaf raam radijs radio raket ram ramp
rand rang ranja ransel rapport ratel ravijn ravioli recept reep regel regen regenjas regie register reiger reis reiziger rekenen rekening
reling remise rendier repel respect rest reus richting ridder riem rijbaan rijm rijp rijst ring ritme ritueel rivier rob robijn robot
roeiboot roerei rogge rol rolluik roltrap roman romig rommel rond rood roof room rooster ros rosbief rots route rozijn rubber rug rugzak
ruil ruim ruimte ruiter rund rups rust rustig saffier salade saldo salie salon sandaal sap sardine satijn sauna saus saxofoon scene schaaf
schaal schaap schaar schaats schaduw schat schelp schemer schets scheur schijf schild schilder schip schipper schoen schoffel schommel
schoof school schoon schort schotel schouder schreef schrift schroef schuif schuim schuit schuur seconde sector seizoen selderij selectie
serie serre servet sfeer sieraad sierlijk signaal silo simpel sirene siroop sjaal ski sla slagboom slager slakom slang slede slee sleutel
slinger sloep slogan sloot slot sluier sluis sluiten slurf smaak smaragd smid snavel snede sneeuw snel snelheid snelweg snoek snoep snor
snorkel snuit soda soep soepkom sofa soja sok sonate sonnet sopraan sorbet souvenir spaarpot spade spatel specht speciaal spek spel speld
spiegel spier spijker spin spinazie spiraal spits splinter spons spontaan spook spoor sport sportief sprong sprookje spuit staal staart
stad stadhuis stadion stam stamboom stand stap stapel start station steen steiger stelt stem stempel stengel step ster sterk steun steur
stier stift stijfsel stijl stilte stoel stoep stoer stof stok stoom storm straat straf strand streep strik stronk stroom stroop struik
stuiver stuk stuur succes super symbool taak taal taart tablet tafel tak tamboer tandarts tandem tang tango tante tapijt tarief tarwe tas
taxi team techniek teen tegel tekening tekst telefoon tempel tempo tennis tenor tent terras terrein test textiel theater thee theedoek
theepot thema theorie thermos tijd tijger tijm tobbe tocht toekan toekomst toerist toestel toets toffee tol tolk tomaat ton toneel tonijn
toon toonbank toorts topaas toren tosti touw traan tractor traditie trainer tram trap trechter trein trek tribune trillen triomf troep
trofee trom trommel trompet troon trots truffel trui tube tuin tuinboon tuinder tuinhuis tuinman tuinpad tulband tulp tunnel turf turkoois
twaalf twee tweeling twijfel twijg twintig uil uitdagen uitgang uitje uitkijk uitstap uitzicht ultra uniek uniform uur uurwerk vaandel
vaart vaas vader vak vakantie vakman valk vallei vangen vangnet vangst vanille varen varken vat veemarkt veen veer veerpont veertig vegen
veilig veiling veld velours venkel venster veranda verband verboden verf verhaal verkeer verkoper verlof vers verschil verslag vertrek
vervoer vest vesting veter veulen viaduct vierkant vijfhoek vijg vijl vijver vilt vinden vinger vink violet violist viool viooltje vis
visie visite visnet visser vitamine vitrage vitrine vlag vlak vlam vlechten vlek vlieg vlieger vlierbes vlinder vloed vloer vlok vlonder
vloot vlot vlucht vocht voeding voedsel voertuig voet voetbal voetpad vogel volgen volk volkoren vondst vonk voogd voorjaar voornaam
voorraad voorstel vork vorm vos vouwen vracht vrede vredig vriend vriendin vriezer vrij vrijdag vrijheid vroeg vrolijk vrucht vulkaan
vullen vulpen vuur vuurwerk waaier waakhond waakzaam waarde wacht wafel wagen wagon wakker wal walnoot walvis wand wandel wang wankel warm
warmte was wasbak wasbeer waslijn wasmand water waterput waterval watten web webcam week weekend weg wegdek weide weiland wekker welkom
wens wereld werf werk werkbank werkdag wesp west weten wezel wieg wiek wiel wijk wijn wijzer wilg willen wimpel wimper wind windhond
windstil windvaan wingerd winkel winnaar winst winter wit witlof wol wolf wolk wonder woning woon woonboot woord worm worst wortel wreef
yoga yoghurt zaad zaag zaaien zaak zaal zacht zadel zak zakdoek zaklamp zakmes zalf zalm zand zandbak zang zanger zangeres zebra zebrapad
zee zeebodem zeef zeehond zeeman zeemeeuw zeep zeepbel zeester zeewier zegen zeil zeilboot zeldzaam zes zestig zetel zeven zicht ziel
zijde zilver zin zingen zink zitbank zitten zoeken zoet zolder zomer zon zondag zonnig zool zoon zorg zout zoutvat zuid zuil zuivel zuiver
zuur zuurkool zwaai zwaan zwaar zwager zwaluw zwart zwembad zwemmen zwemvest zweven zwier
`
  .trim()
  .split(/\s+/)
