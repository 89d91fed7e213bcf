// The common short names of emoji. A name that is not here stays text, colons and all.

const table = `
+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|100 💯|1234 🔢|alarm_clock ⏰|ambulance 🚑|anger 💢|angry 😠|apple 🍎|arrow_down ⬇️|
arrow_left ⬅️|arrow_right ➡️|arrow_up ⬆️|art 🎨|astonished 😲|baby 👶|balloon 🎈|bangbang ‼️|bar_chart 📊|battery 🔋|bear 🐻|
beer 🍺|beers 🍻|bell 🔔|bike 🚲|bird 🐦|birthday 🎂|black_circle ⚫|blue_heart 💙|blush 😊|bomb 💣|book 📖|bookmark 🔖|books 📚|
boom 💥|bow 🙇|brain 🧠|briefcase 💼|broken_heart 💔|bug 🐛|building_construction 🏗️|bulb 💡|bus 🚌|butterfly 🦋|cake 🍰|calendar 📅|
camera 📷|candle 🕯️|car 🚗|cat 🐱|chart_with_downwards_trend 📉|chart_with_upwards_trend 📈|checkered_flag 🏁|cherry_blossom 🌸|
clap 👏|clipboard 📋|cloud ☁️|coffee ☕|cold_sweat 😰|computer 💻|confetti_ball 🎊|confused 😕|construction 🚧|cookie 🍪|cool 🆒|
cry 😢|crossed_fingers 🤞|crystal_ball 🔮|dancer 💃|dart 🎯|date 📅|desktop_computer 🖥️|disappointed 😞|dizzy 💫|dog 🐶|dragon 🐉|
droplet 💧|ear 👂|earth_africa 🌍|eight 8️⃣|elephant 🐘|email 📧|envelope ✉️|exclamation ❗|eyes 👀|face_palm 🤦|
face_with_monocle 🧐|facepalm 🤦|factory 🏭|fearful 😨|female-technologist 👩‍💻|file_folder 📁|fire 🔥|fish 🐟|fist ✊|five 5️⃣|
flashlight 🔦|floppy_disk 💾|four 4️⃣|fox_face 🦊|gear ⚙️|gem 💎|ghost 👻|gift 🎁|globe_with_meridians 🌐|green_heart 💚|grey_question ❔|
grimacing 😬|grin 😁|grinning 😀|hammer 🔨|hammer_and_wrench 🛠️|handshake 🤝|hatching_chick 🐣|headphones 🎧|hear_no_evil 🙉|heart ❤️|
heart_eyes 😍|heavy_check_mark ✔️|heavy_minus_sign ➖|heavy_plus_sign ➕|herb 🌿|hourglass ⌛|hourglass_flowing_sand ⏳|house 🏠|
hugging_face 🤗|hushed 😯|inbox_tray 📥|information_source ℹ️|innocent 😇|joy 😂|key 🔑|keyboard ⌨️|keycap_ten 🔟|kissing_heart 😘|label 🏷️|
large_blue_circle 🔵|large_green_circle 🟢|large_orange_circle 🟠|large_red_square 🟥|large_yellow_circle 🟡|laughing 😆|link 🔗|lock 🔒|
loudspeaker 📢|mag 🔍|mailbox 📫|male-technologist 👨‍💻|maple_leaf 🍁|medal 🏅|mega 📣|memo 📝|microscope 🔬|money_with_wings 💸|
moneybag 💰|monkey 🐒|moon 🌙|mortar_board 🎓|mountain ⛰️|muscle 💪|musical_note 🎵|nerd_face 🤓|neutral_face 😐|new 🆕|newspaper 📰|nine 9️⃣|
no_entry ⛔|no_entry_sign 🚫|ok 🆗|ok_hand 👌|one 1️⃣|open_book 📖|open_file_folder 📂|open_mouth 😮|outbox_tray 📤|owl 🦉|package 📦|
page_facing_up 📄|paperclip 📎|partying_face 🥳|pencil 📝|pencil2 ✏️|penguin 🐧|pensive 😔|pizza 🍕|point_down 👇|point_left 👈|point_right 👉|
point_up ☝️|point_up_2 👆|pray 🙏|purple_heart 💜|pushpin 📌|question ❓|rabbit 🐰|racing_car 🏎️|rainbow 🌈|raised_hand ✋|raised_hands 🙌|
recycle ♻️|red_circle 🔴|relaxed ☺️|relieved 😌|repeat 🔁|robot_face 🤖|rocket 🚀|rose 🌹|rotating_light 🚨|running 🏃|satellite 🛰️|
scales ⚖️|school 🏫|scream 😱|scroll 📜|see_no_evil 🙈|seedling 🌱|seven 7️⃣|shield 🛡️|ship 🚢|shrug 🤷|six 6️⃣|skull 💀|sleeping 😴|
slightly_frowning_face 🙁|slightly_smiling_face 🙂|smile 😄|smiley 😃|smiling_face_with_tear 🥲|smirk 😏|snail 🐌|snake 🐍|snowflake ❄️|
sob 😭|sparkles ✨|sparkling_heart 💖|speak_no_evil 🙊|speech_balloon 💬|star ⭐|star2 🌟|star-struck 🤩|stopwatch ⏱️|
stuck_out_tongue 😛|sun_with_face 🌞|sunflower 🌻|sunglasses 😎|sunny ☀️|surfer 🏄|sweat 😓|sweat_smile 😅|tada 🎉|tea 🍵|technologist 🧑‍💻|telescope 🔭|
test_tube 🧪|thinking_face 🤔|thought_balloon 💭|three 3️⃣|thread 🧵|ticket 🎫|timer_clock ⏲️|toolbox 🧰|traffic_light 🚥|tree 🌳|
triangular_flag_on_post 🚩|triumph 😤|trophy 🏆|turtle 🐢|two 2️⃣|umbrella ☔|unamused 😒|unicorn_face 🦄|unlock 🔓|upside_down_face 🙃|v ✌️|
vertical_traffic_light 🚦|warning ⚠️|wastebasket 🗑️|watch ⌚|wave 👋|weary 😩|whale 🐳|white_check_mark ✅|white_circle ⚪|wink 😉|
woman-shrugging 🤷‍♀️|man-shrugging 🤷‍♂️|worried 😟|wrench 🔧|writing_hand ✍️|x ❌|yellow_heart 💛|yum 😋|zap ⚡|zero 0️⃣|zipper_mouth_face 🤐|zzz 💤
`;

const emoji = new Map(table.replaceAll("\n", "").trim().split("|").map((entry) => entry.split(" ")));

/** The characters of a short name, or null where the name is not a common one. */
export const emojiNamed = (name) => emoji.get(name) ?? null;

/** Text in which the known `:names:` are characters. */
export const withEmoji = (text) => text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => emoji.get(name) ?? whole);

/** Short names that begin with, or else hold, what was typed; at most `count`. */
export function emojiLike(typed, count) {
  const names = [...emoji.keys()];
  const first = names.filter((name) => name.startsWith(typed));
  const more = names.filter((name) => !name.startsWith(typed) && name.includes(typed));
  return [...first, ...more].slice(0, count);
}

/** What is offered first to who wants to react. */
export const usualReactions = [
  "+1", "-1", "white_check_mark", "eyes", "tada", "heart", "joy", "thinking_face", "pray", "rocket", "fire", "bulb",
  "raised_hands", "clap", "100", "question", "wave", "sob",
];
