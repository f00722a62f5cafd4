<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>Open the data folder</source>
        <translation>Открыть папку данных</translation>
    </message>
    <message>
        <source>How programs talk to the hub (API)</source>
        <translation>Как программы говорят с хабом (API)</translation>
    </message>
    <message>
        <source>Xiaozhi&apos;s firmware for devices</source>
        <translation>Прошивка Xiaozhi для устройств</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Лицензия</translation>
    </message>
    <message>
        <source>GPL-3.0-or-later: free software, without any warranty</source>
        <translation>GPL-3.0-or-later: свободная программа, без каких-либо гарантий</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Папка данных</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Файл настроек</translation>
    </message>
</context>
<context>
    <name>AccessCard</name>
    <message>
        <source>New token…</source>
        <translation>Новый токен…</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Заблокировать…</translation>
    </message>
    <message>
        <source>Unblock…</source>
        <translation>Разблокировать…</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Забыть…</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Доступ</translation>
    </message>
    <message>
        <source>This device is let in.</source>
        <translation>Устройство впущено.</translation>
    </message>
    <message>
        <source>This device is blocked: it is turned away whatever it calls itself.</source>
        <translation>Устройство заблокировано: его не впустят, как бы оно ни назвалось.</translation>
    </message>
    <message>
        <source>This device was turned away.</source>
        <translation>Устройству отказано.</translation>
    </message>
    <message>
        <source>Nothing is decided about this device. It waits here with a code once it asks to come in.</source>
        <translation>Об этом устройстве ещё ничего не решено. Когда оно попросит впустить его, здесь появится его код.</translation>
    </message>
    <message>
        <source>What the device proves itself with becomes worthless, also to whoever copied it. Its conversation ends; it gets a new token when it restarts. Go on?</source>
        <translation>То, чем устройство подтверждает себя, станет недействительным — и для того, кто это скопировал. Разговор прервётся; новый токен устройство получит после перезапуска. Продолжить?</translation>
    </message>
    <message>
        <source>Yes, make a new one</source>
        <translation>Да, сделать новый</translation>
    </message>
    <message>
        <source>Its conversation ends, and it is turned away from now on, whatever it calls itself. Block it?</source>
        <translation>Его разговор прервётся, и впредь его не впустят, как бы оно ни назвалось. Заблокировать?</translation>
    </message>
    <message>
        <source>Yes, block it</source>
        <translation>Да, заблокировать</translation>
    </message>
    <message>
        <source>It may ask to come in again; it is not let in by that. Unblock it?</source>
        <translation>Оно снова сможет попросить впустить его, но само по себе это его не впускает. Разблокировать?</translation>
    </message>
    <message>
        <source>Yes, unblock it</source>
        <translation>Да, разблокировать</translation>
    </message>
    <message>
        <source>Its name, room, token and the pictures that it sent are deleted for good, and it has to be let in again. Kept conversations stay. Forget it?</source>
        <translation>Его имя, комната, токен и присланные снимки будут удалены навсегда, и его придётся впускать заново. Сохранённые разговоры останутся. Забыть?</translation>
    </message>
    <message>
        <source>Yes, forget it</source>
        <translation>Да, забыть</translation>
    </message>
</context>
<context>
    <name>AddressCard</name>
    <message>
        <source>Address for devices</source>
        <translation>Адрес для устройств</translation>
    </message>
    <message>
        <source>Copy the address for devices</source>
        <translation>Скопировать адрес для устройств</translation>
    </message>
    <message>
        <source>Address by name</source>
        <translation>Адрес по имени</translation>
    </message>
    <message>
        <source>Copy the address by name</source>
        <translation>Скопировать адрес по имени</translation>
    </message>
    <message>
        <source>Scan it with a phone, or copy it, and give it to the device as its OTA address.</source>
        <translation>Отсканируйте телефоном или скопируйте и укажите устройству как адрес OTA.</translation>
    </message>
    <message>
        <source>It appears here as soon as the hub listens.</source>
        <translation>Появится здесь, как только хаб начнёт принимать устройства.</translation>
    </message>
</context>
<context>
    <name>ApiKeyDialog</name>
    <message>
        <source>%1 key</source>
        <translation>Ключ %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Save key</source>
        <translation>Сохранить ключ</translation>
    </message>
    <message>
        <source>Keep it anyway</source>
        <translation>Всё равно сохранить</translation>
    </message>
    <message>
        <source>What came of the test</source>
        <translation>Итог проверки</translation>
    </message>
    <message>
        <source>Forget key</source>
        <translation>Забыть ключ</translation>
    </message>
    <message>
        <source>Keeping the key…</source>
        <translation>Ключ сохраняется…</translation>
    </message>
    <message>
        <source>With a key, %1 answers any question. The key belongs to your account at the service, which may charge for answers.</source>
        <translation>С ключом %1 отвечает на любые вопросы. Ключ относится к вашей учётной записи у службы; ответы могут быть платными.</translation>
    </message>
    <message>
        <source>Asking the service something with it…</source>
        <translation>Задаём службе вопрос с этим ключом…</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Проверка…</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Hold to talk</source>
        <translation>Держите и говорите</translation>
    </message>
    <message>
        <source>Hold it down with the mouse, or with the space bar, while you speak</source>
        <translation>Держите мышью или пробелом, пока говорите</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Поискать снова</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Вопрос</translation>
    </message>
    <message>
        <source>Or type a question</source>
        <translation>Или напишите вопрос</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Стоп</translation>
    </message>
    <message>
        <source>Speak now…</source>
        <translation>Говорите…</translation>
    </message>
    <message>
        <source>The sound card cannot be used now; another program may hold it. Typing works.</source>
        <translation>Звуковая карта сейчас недоступна: возможно, её занимает другая программа. Писать можно.</translation>
    </message>
    <message>
        <source>This computer has no sound card that can be used. Typing works; read the answers.</source>
        <translation>На этом компьютере нет доступной звуковой карты. Пишите вопросы и читайте ответы.</translation>
    </message>
    <message>
        <source>No microphone was found. Typing works.</source>
        <translation>Микрофон не найден. Писать можно.</translation>
    </message>
    <message>
        <source>No loudspeaker was found. Read the answers here.</source>
        <translation>Динамик не найден. Читайте ответы здесь.</translation>
    </message>
</context>
<context>
    <name>AssetDesk</name>
    <message>
        <source>Reading the assets</source>
        <translation>Чтение ресурсов</translation>
    </message>
    <message>
        <source>Keeping assets</source>
        <translation>Сохранение ресурсов</translation>
    </message>
    <message>
        <source>%1 is in the library.</source>
        <translation>%1: файл в библиотеке.</translation>
    </message>
    <message>
        <source>Offering the assets</source>
        <translation>Предложение ресурсов</translation>
    </message>
    <message>
        <source>Taking the offer back</source>
        <translation>Отмена предложения</translation>
    </message>
    <message>
        <source>Changing what is known of assets</source>
        <translation>Изменение сведений о ресурсах</translation>
    </message>
    <message>
        <source>The changes are kept.</source>
        <translation>Изменения сохранены.</translation>
    </message>
    <message>
        <source>Deleting the assets</source>
        <translation>Удаление ресурсов</translation>
    </message>
</context>
<context>
    <name>AssetDetail</name>
    <message>
        <source>No device is let in yet.</source>
        <translation>Ни одно устройство ещё не допущено.</translation>
    </message>
    <message>
        <source>Restart them for it</source>
        <translation>Перезапустить их для этого</translation>
    </message>
    <message>
        <source>Offer to these devices</source>
        <translation>Предложить этим устройствам</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Who is offered it</source>
        <translation>Кому предложено</translation>
    </message>
    <message>
        <source>%1 has another board: %2</source>
        <translation>«%1»: другая плата (%2)</translation>
    </message>
    <message>
        <source>Delete %1 from the hub? Devices that have it keep it.</source>
        <translation>Удалить %1 с хаба? У устройств, которые его получили, он останется.</translation>
    </message>
    <message>
        <source>Yes, delete it</source>
        <translation>Да, удалить</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Шрифт</translation>
    </message>
    <message>
        <source>Wake words</source>
        <translation>Слова пробуждения</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Лица</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлов</translation>
    </message>
    <message>
        <source>Offer it to</source>
        <translation>Предложить</translation>
    </message>
    <message>
        <source>A device erases its old assets before it fetches new ones, so leave it on meanwhile.</source>
        <translation>Перед загрузкой новых ресурсов устройство стирает прежние, поэтому не выключайте его.</translation>
    </message>
    <message>
        <source>The assets</source>
        <translation>Ресурсы</translation>
    </message>
</context>
<context>
    <name>Assets</name>
    <message>
        <source>font</source>
        <translation>шрифт</translation>
    </message>
    <message>
        <source>wake words</source>
        <translation>слова пробуждения</translation>
    </message>
    <message>
        <source>faces: %1</source>
        <translation>лица: %1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждёт</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Получило предложение</translation>
    </message>
    <message>
        <source>Installing</source>
        <translation>Устанавливает</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Установлено</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Не удалось</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>It is told in its next conversation, and restarts at the end of it.</source>
        <translation>Узнает в следующем разговоре и перезапустится в конце него.</translation>
    </message>
    <message>
        <source>It is told in its next conversation, and fetches them when it starts next.</source>
        <translation>Узнает в следующем разговоре и загрузит их при следующем запуске.</translation>
    </message>
    <message>
        <source>It fetches them when it starts next.</source>
        <translation>Загрузит их при следующем запуске.</translation>
    </message>
    <message>
        <source>All of them were sent; it writes them down.</source>
        <translation>Всё передано; устройство записывает.</translation>
    </message>
    <message>
        <source>They are for another board.</source>
        <translation>Они для другой платы.</translation>
    </message>
    <message>
        <source>Its flash has no room for assets.</source>
        <translation>В его флеш-памяти нет места для ресурсов.</translation>
    </message>
    <message>
        <source>Its room for assets is smaller than these are.</source>
        <translation>Места для ресурсов на нём меньше, чем они занимают.</translation>
    </message>
    <message>
        <source>Its firmware cannot be told where assets are.</source>
        <translation>Его прошивке нельзя сообщить, где ресурсы.</translation>
    </message>
    <message>
        <source>It was told, and said that it failed.</source>
        <translation>Узнало и сообщило об ошибке.</translation>
    </message>
    <message>
        <source>It started, and did not come for them.</source>
        <translation>Запустилось, но за ними не пришло.</translation>
    </message>
    <message>
        <source>The download broke off: until it gets them whole, it has no assets.</source>
        <translation>Загрузка прервалась: пока не загрузит целиком, оно без ресурсов.</translation>
    </message>
</context>
<context>
    <name>AssetsView</name>
    <message>
        <source>Assets</source>
        <translation>Ресурсы</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>No assets yet</source>
        <translation>Ресурсов пока нет</translation>
    </message>
    <message>
        <source>Assets are the fonts, faces and wake words of a device, in a file such as assets.bin. Add one, and offer it to devices: each fetches it when it starts next.</source>
        <translation>Ресурсы — это шрифты, лица и слова пробуждения устройства в файле вида assets.bin. Добавьте такой файл и предложите его устройствам: каждое загрузит его при следующем запуске.</translation>
    </message>
    <message>
        <source>The assets cannot be read</source>
        <translation>Ресурсы не удаётся прочитать</translation>
    </message>
</context>
<context>
    <name>AssistantKeyCard</name>
    <message>
        <source>Forget key</source>
        <translation>Забыть ключ</translation>
    </message>
    <message>
        <source>%1 key</source>
        <translation>Ключ %1</translation>
    </message>
    <message>
        <source>It is given in the environment or the settings file, and is changed there.</source>
        <translation>Он задан в окружении или в файле настроек, и меняется там.</translation>
    </message>
    <message>
        <source>It is kept %1.</source>
        <translation>Он хранится %1.</translation>
    </message>
    <message>
        <source>No key is kept. Without one, only what needs none is answered.</source>
        <translation>Ключа нет. Без него хаб отвечает только на простое.</translation>
    </message>
    <message>
        <source>Change key…</source>
        <translation>Сменить ключ…</translation>
    </message>
    <message>
        <source>Add key…</source>
        <translation>Добавить ключ…</translation>
    </message>
    <message>
        <source>Until another is added, only what needs no service is answered.</source>
        <translation>Пока не добавлен другой, хаб отвечает только на то, что умеет сам.</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Забыть</translation>
    </message>
</context>
<context>
    <name>AssistantPage</name>
    <message>
        <source>Who thinks</source>
        <translation>Кто думает</translation>
    </message>
    <message>
        <source>Questions go to this service. One on this computer or in your network keeps them home.</source>
        <translation>Вопросы идут в эту службу. Если она на этом компьютере или в вашей сети, они остаются дома.</translation>
    </message>
    <message>
        <source>Who stands in</source>
        <translation>Кто заменяет</translation>
    </message>
    <message>
        <source>It answers while the first service cannot be reached or the month&apos;s limit is used up.</source>
        <translation>Отвечает, пока первая служба недоступна или предел месяца исчерпан.</translation>
    </message>
    <message>
        <source>Parts of the page</source>
        <translation>Части страницы</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Служба</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Персоны</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Расходы</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Помощник</translation>
    </message>
</context>
<context>
    <name>AssistantPresenter</name>
    <message>
        <source>Reading the settings</source>
        <translation>Чтение настроек</translation>
    </message>
    <message>
        <source>Reading where the key is kept</source>
        <translation>Поиск ключа</translation>
    </message>
    <message>
        <source>Testing the service</source>
        <translation>Проверка службы</translation>
    </message>
    <message>
        <source>Listing the models</source>
        <translation>Список моделей</translation>
    </message>
    <message>
        <source>It thinks from the next question on.</source>
        <translation>Она думает начиная со следующего вопроса.</translation>
    </message>
    <message>
        <source>Costs are counted by Grok&apos;s prices: set its own in Settings, Thinking.</source>
        <translation>Расходы считаются по ценам Grok: укажите её цены в настройках, «Мышление».</translation>
    </message>
    <message>
        <source>It stands in from now on.</source>
        <translation>Теперь она заменяет первую.</translation>
    </message>
    <message>
        <source>Nobody stands in any more.</source>
        <translation>Больше никто не заменяет.</translation>
    </message>
    <message>
        <source>Changing the service</source>
        <translation>Смена службы</translation>
    </message>
    <message>
        <source>Changing the limit</source>
        <translation>Смена предела</translation>
    </message>
    <message>
        <source>Keeping the key</source>
        <translation>Сохранение ключа</translation>
    </message>
    <message>
        <source>The key is kept %1.</source>
        <translation>Ключ хранится %1.</translation>
    </message>
    <message>
        <source>Forgetting the key</source>
        <translation>Удаление ключа</translation>
    </message>
    <message>
        <source>The key is forgotten.</source>
        <translation>Ключ забыт.</translation>
    </message>
</context>
<context>
    <name>BoardFinding</name>
    <message>
        <source>Looking for boards</source>
        <translation>Поиск плат</translation>
    </message>
    <message>
        <source>Asking the board what it is</source>
        <translation>Опрос платы</translation>
    </message>
</context>
<context>
    <name>BoardListening</name>
    <message>
        <source>Reading what the board says</source>
        <translation>Чтение журнала платы</translation>
    </message>
    <message>
        <source>Letting the port go</source>
        <translation>Освобождение порта</translation>
    </message>
</context>
<context>
    <name>BoardStarting</name>
    <message>
        <source>Naming the device</source>
        <translation>Наименование устройства</translation>
    </message>
</context>
<context>
    <name>BoardStep</name>
    <message>
        <source>Ports</source>
        <translation>Порты</translation>
    </message>
    <message>
        <source>Choose the port your board is at.</source>
        <translation>Выберите порт, к которому подключена плата.</translation>
    </message>
    <message>
        <source>To go on, plug a board in.</source>
        <translation>Чтобы продолжить, подключите плату.</translation>
    </message>
    <message>
        <source>To go on, choose a port. The board there is then asked what it is.</source>
        <translation>Чтобы продолжить, выберите порт. Тогда хаб спросит плату, что она такое.</translation>
    </message>
    <message>
        <source>To go on, wait until the board has answered.</source>
        <translation>Чтобы продолжить, дождитесь ответа платы.</translation>
    </message>
    <message>
        <source>To go on, the board has to answer: do what is said above, or choose another port.</source>
        <translation>Чтобы продолжить, нужен ответ платы: сделайте то, что сказано выше, или выберите другой порт.</translation>
    </message>
    <message>
        <source>The board at this port is being written. Wait for that, or choose another port.</source>
        <translation>На плату в этом порту идёт запись. Дождитесь её конца или выберите другой порт.</translation>
    </message>
    <message>
        <source>Asking the board what it is…</source>
        <translation>Спрашиваем плату, что она такое…</translation>
    </message>
    <message>
        <source>The hub knows it as “%1”.</source>
        <translation>Хаб знает её как «%1».</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Проверить ещё раз</translation>
    </message>
    <message>
        <source>No board is seen yet. If one is plugged in:

•  Try another cable. Many cables only charge and carry no data.
•  Plug it straight into the computer, without a USB hub in between.
•  Hold the button BOOT while you plug it in, then let go.
•  On Windows and macOS, boards with a CP210x or CH34x chip need the driver of its maker.</source>
        <translation>Платы пока не видно. Если она подключена:

•  Попробуйте другой кабель. Многие кабели только заряжают и не передают данных.
•  Подключите её прямо к компьютеру, без USB-разветвителя.
•  Удерживайте кнопку BOOT, пока подключаете плату, затем отпустите.
•  В Windows и macOS платам с чипом CP210x или CH34x нужен драйвер его изготовителя.</translation>
    </message>
    <message>
        <source>Connect the board with a USB cable to the computer that the hub runs on.</source>
        <translation>Подключите плату USB-кабелем к компьютеру, на котором работает хаб.</translation>
    </message>
    <message>
        <source>Connect the board to this computer with a USB cable.</source>
        <translation>Подключите плату к этому компьютеру USB-кабелем.</translation>
    </message>
</context>
<context>
    <name>BoardsCard</name>
    <message>
        <source>Who has what</source>
        <translation>Что где установлено</translation>
    </message>
    <message>
        <source>No device is let in yet.</source>
        <translation>Ни одно устройство ещё не допущено.</translation>
    </message>
</context>
<context>
    <name>CandidateCard</name>
    <message>
        <source>The library has it already.</source>
        <translation>Этот образ уже есть в библиотеке.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Попробовать снова</translation>
    </message>
    <message>
        <source>Keep it as assets</source>
        <translation>Сохранить как ресурсы</translation>
    </message>
    <message>
        <source>Leave out this and the rest</source>
        <translation>Пропустить этот и остальные</translation>
    </message>
    <message>
        <source>The hub looks at it…</source>
        <translation>Хаб проверяет файл…</translation>
    </message>
    <message>
        <source>File %1 of %2</source>
        <translation>Файл %1 из %2</translation>
    </message>
    <message>
        <source>The hub reads it…</source>
        <translation>Хаб читает файл…</translation>
    </message>
    <message>
        <source>%1 of %2 sent to the hub</source>
        <translation>Передано хабу: %1 из %2</translation>
    </message>
    <message>
        <source>The hub keeps it…</source>
        <translation>Хаб сохраняет файл…</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>Следующий файл</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Do not keep it</source>
        <translation>Не сохранять</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Ход передачи</translation>
    </message>
    <message>
        <source>What you say of it</source>
        <translation>Ваши сведения о нём</translation>
    </message>
    <message>
        <source>What is in the file</source>
        <translation>Что в файле</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>Why no device comes</source>
        <translation>Почему устройство не появляется</translation>
    </message>
    <message>
        <source>No device yet. Look at this:</source>
        <translation>Устройства пока нет. Проверьте:</translation>
    </message>
    <message>
        <source>Silent since the hub was off? Press its button, or restart it.</source>
        <translation>Молчит с тех пор, как хаб был выключен? Нажмите его кнопку или перезапустите его.</translation>
    </message>
    <message>
        <source>Is the address in the device?</source>
        <translation>Введён ли адрес в устройство?</translation>
    </message>
    <message>
        <source>Copy this address before joining the speaker&apos;s Wi-Fi: there is no internet in it. A new device opens that Wi-Fi by itself, another when its BOOT button is pressed while it starts. On its page the field “OTA URL” is under “Advanced”.</source>
        <translation>Скопируйте адрес до подключения к Wi-Fi колонки: интернета в нём нет. Новое устройство включает этот Wi-Fi само, другое — если при запуске нажать кнопку BOOT. На его странице поле «OTA URL» находится в разделе «Advanced».</translation>
    </message>
    <message>
        <source>Is it in the same Wi-Fi?</source>
        <translation>Та же ли это сеть Wi-Fi?</translation>
    </message>
    <message>
        <source>The device and this computer must be in the same network. A guest network keeps devices apart (guest isolation): use the main one. Most devices hear 2.4 GHz alone.</source>
        <translation>Устройство и этот компьютер должны быть в одной сети. Гостевая сеть разделяет устройства (изоляция клиентов): возьмите основную. Большинство устройств видит только 2,4 ГГц.</translation>
    </message>
    <message>
        <source>Does a firewall keep it out?</source>
        <translation>Не мешает ли брандмауэр?</translation>
    </message>
    <message>
        <source>Open the hub&apos;s ports on this computer, in a terminal with an administrator&apos;s rights:</source>
        <translation>Откройте порты хаба на этом компьютере — в терминале с правами администратора:</translation>
    </message>
    <message>
        <source>Is a VPN on?</source>
        <translation>Включён ли VPN?</translation>
    </message>
    <message>
        <source>It may hide this computer in its own network. Switch it off, and see.</source>
        <translation>Он может прятать этот компьютер в своей сети. Выключите его и проверьте.</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>Close the window?</source>
        <translation>Закрыть окно?</translation>
    </message>
    <message>
        <source>Quit while a board is written?</source>
        <translation>Выйти во время записи на плату?</translation>
    </message>
    <message>
        <source>Stop the hub</source>
        <translation>Остановить хаб</translation>
    </message>
    <message>
        <source>Quit, and cancel writing</source>
        <translation>Выйти и отменить запись</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>If you quit now, the hub stops, and no longer writes on the board that is plugged in. That board then may be incomplete: it does not start until it is flashed again. Wait until it is written.</source>
        <translation>Если выйти сейчас, хаб остановится и запись на подключённую плату прервётся. Плата может остаться неполной: она не запустится, пока её не прошьют снова. Подождите, пока запись закончится.</translation>
    </message>
    <message>
        <source>There is no tray to hide in, so the hub stops with its window: devices get no answer until you start it again. To keep it running, minimize the window. This is asked only once.</source>
        <translation>Здесь нет области уведомлений, куда можно скрыться, поэтому хаб остановится вместе с окном: устройства не получат ответов, пока вы не запустите его снова. Чтобы он работал дальше, сверните окно. Вопрос задаётся один раз.</translation>
    </message>
    <message>
        <source>The hub stops with this window</source>
        <translation>Хаб остановится вместе с окном</translation>
    </message>
    <message>
        <source>A board is being written</source>
        <translation>Идёт запись на плату</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Keeping the token</source>
        <translation>Сохранение токена</translation>
    </message>
</context>
<context>
    <name>ConnectionBar</name>
    <message>
        <source>Connection</source>
        <translation>Подключение</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Подключиться</translation>
    </message>
    <message>
        <source>Enter a token…</source>
        <translation>Ввести токен…</translation>
    </message>
    <message>
        <source>The hub at %1 cannot be reached. It is tried again by itself; see that it runs, and that this computer is on the same network. What is shown here was true before.</source>
        <translation>Хаб по адресу %1 недоступен. Попытки повторяются сами; проверьте, что он работает и что этот компьютер в той же сети. Показано то, что было раньше.</translation>
    </message>
    <message>
        <source>The certificate of the hub at %1 is not known to this computer, and nothing was told to it. Close this window, and start it with the hub&apos;s CA: --ca-file ca.pem.</source>
        <translation>Этот компьютер не знает сертификата хаба по адресу %1, и ничего ему не передал. Закройте окно и запустите его с сертификатом ЦС хаба: --ca-file ca.pem.</translation>
    </message>
    <message>
        <source>What answers at %1 is no hub, or one of another version. Check the address and its port.</source>
        <translation>По адресу %1 отвечает не хаб или хаб другой версии. Проверьте адрес и порт.</translation>
    </message>
    <message>
        <source>The hub at %1 shows itself only to those who have a token.</source>
        <translation>Хаб по адресу %1 открыт только тем, у кого есть токен.</translation>
    </message>
</context>
<context>
    <name>ControlCard</name>
    <message>
        <source>Volume</source>
        <translation>Громкость</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Яркость</translation>
    </message>
    <message>
        <source>Picture of the screen</source>
        <translation>Снимок экрана</translation>
    </message>
    <message>
        <source>Restart…</source>
        <translation>Перезапустить…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>The device&apos;s screen</source>
        <translation>Экран устройства</translation>
    </message>
    <message>
        <source>Battery %1 %, charging</source>
        <translation>Батарея %1 %, заряжается</translation>
    </message>
    <message>
        <source>Battery %1 %</source>
        <translation>Батарея %1 %</translation>
    </message>
    <message>
        <source>Signal: %1</source>
        <translation>Сигнал: %1</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>сильный</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>средний</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>слабый</translation>
    </message>
    <message>
        <source>The device hangs up and starts anew; that takes some seconds. Restart it?</source>
        <translation>Устройство прервёт разговор и запустится заново; это займёт несколько секунд. Перезапустить?</translation>
    </message>
    <message>
        <source>Yes, restart it</source>
        <translation>Да, перезапустить</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Сохранение снимка</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Картинки (%1)</translation>
    </message>
</context>
<context>
    <name>Conversation</name>
    <message>
        <source>Conversation</source>
        <translation>Разговор</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>Скопировать</translation>
    </message>
    <message>
        <source>Copied ✓</source>
        <translation>Скопировано ✓</translation>
    </message>
</context>
<context>
    <name>CostChart</name>
    <message>
        <source>Cost by day</source>
        <translation>Расходы по дням</translation>
    </message>
</context>
<context>
    <name>Costs</name>
    <message>
        <source>questions</source>
        <translation>вопросы</translation>
    </message>
    <message>
        <source>sound of questions</source>
        <translation>звук вопросов</translation>
    </message>
    <message>
        <source>sentences to be spoken</source>
        <translation>фразы для озвучивания</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>снимки</translation>
    </message>
</context>
<context>
    <name>CostsPart</name>
    <message>
        <source>Reading the costs</source>
        <translation>Чтение расходов</translation>
    </message>
</context>
<context>
    <name>CostsView</name>
    <message>
        <source>Part of the month&apos;s limit</source>
        <translation>Доля предела месяца</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Этот месяц</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Предел</translation>
    </message>
    <message>
        <source>By device</source>
        <translation>По устройствам</translation>
    </message>
    <message>
        <source>What left the house</source>
        <translation>Что ушло из дома</translation>
    </message>
    <message>
        <source>Nothing was sent to a service this month.</source>
        <translation>В этом месяце ничего не отправлялось в службы.</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Расходы</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) to language models, %1 tokens</source>
        <translation>
            <numerusform>%n вопрос к моделям, токенов: %1</numerusform>
            <numerusform>%n вопроса к моделям, токенов: %1</numerusform>
            <numerusform>%n вопросов к моделям, токенов: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (%n of them estimated)</source>
        <translation>
            <numerusform> (%n из них — оценка)</numerusform>
            <numerusform> (%n из них — оценка)</numerusform>
            <numerusform> (%n из них — оценка)</numerusform>
        </translation>
    </message>
    <message>
        <source>No device</source>
        <translation>Без устройства</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 tokens</source>
        <translation>%1 · токенов: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s), %1</source>
        <translation>
            <numerusform>%n запрос, %1</numerusform>
            <numerusform>%n запроса, %1</numerusform>
            <numerusform>%n запросов, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n реплика</numerusform>
            <numerusform>%n реплики</numerusform>
            <numerusform>%n реплик</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>The last settings that worked are back. The refused ones are kept in %1.</source>
        <translation>Последние рабочие настройки возвращены. Отклонённые сохранены в %1.</translation>
    </message>
</context>
<context>
    <name>DeviceDetail</name>
    <message>
        <source>Parts of the device&apos;s page</source>
        <translation>Разделы страницы устройства</translation>
    </message>
    <message>
        <source>About the device</source>
        <translation>Об устройстве</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Управление</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Сведения</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
</context>
<context>
    <name>DeviceHead</name>
    <message>
        <source>It can be reached only in a conversation. Press its button or say its wake word, and the controls come alive.</source>
        <translation>С устройством можно связаться только во время разговора. Нажмите его кнопку или скажите слово пробуждения — и управление оживёт.</translation>
    </message>
    <message>
        <source>It waits to come in: compare its code above, and decide.</source>
        <translation>Оно ждёт, чтобы его впустили: сверьте его код выше и решите.</translation>
    </message>
</context>
<context>
    <name>DeviceList</name>
    <message>
        <source>No device is like that.</source>
        <translation>Таких устройств нет.</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n устройство</numerusform>
            <numerusform>%n устройства</numerusform>
            <numerusform>%n устройств</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Устройства</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Search devices by name, room, board, firmware or address</source>
        <translation>Поиск устройств по имени, комнате, плате, прошивке или адресу</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Все состояния</translation>
    </message>
    <message>
        <source>Only devices in this state</source>
        <translation>Только устройства в этом состоянии</translation>
    </message>
    <message>
        <source>Sort the devices</source>
        <translation>Порядок устройств</translation>
    </message>
</context>
<context>
    <name>DeviceReader</name>
    <message>
        <source>Reading about the device</source>
        <translation>Чтение сведений об устройстве</translation>
    </message>
    <message>
        <source>Reading the personas</source>
        <translation>Чтение персон</translation>
    </message>
    <message>
        <source>Reading what the device can do</source>
        <translation>Чтение возможностей устройства</translation>
    </message>
    <message>
        <source>Reading the conversations</source>
        <translation>Чтение разговоров</translation>
    </message>
</context>
<context>
    <name>DeviceStep</name>
    <message>
        <source>Address for devices</source>
        <translation>Адрес для устройств</translation>
    </message>
    <message>
        <source>Copy the address for devices</source>
        <translation>Скопировать адрес для устройств</translation>
    </message>
    <message>
        <source>It is on USB</source>
        <translation>Оно подключено по USB</translation>
    </message>
    <message>
        <source>It is in</source>
        <translation>Устройство допущено</translation>
    </message>
    <message>
        <source>Is it yours? Compare the code with the one that it says.</source>
        <translation>Это ваше? Сравните код с тем, что оно называет.</translation>
    </message>
    <message>
        <source>One moment: the hub is starting.</source>
        <translation>Минуту: хаб запускается.</translation>
    </message>
    <message>
        <source>Waiting for the device… %1</source>
        <translation>Ждём устройство… %1</translation>
    </message>
    <message>
        <source>%1 is let in. Wake it, and ask: “What time is it?” No key is needed for that.</source>
        <translation>%1 допущено. Разбудите его и спросите: «Который час?» Для этого ключ не нужен.</translation>
    </message>
    <message>
        <source>Copy this address, or scan it with the phone, before joining the speaker&apos;s Wi-Fi.</source>
        <translation>Скопируйте этот адрес или отсканируйте его телефоном до подключения к Wi-Fi колонки.</translation>
    </message>
    <message>
        <source>Switch the device on, and join with the phone the Wi-Fi that it opens: its name begins with “Xiaozhi”.</source>
        <translation>Включите устройство и подключите телефон к его Wi-Fi: имя сети начинается с «Xiaozhi».</translation>
    </message>
    <message>
        <source>On the page that opens (or at http://192.168.4.1) choose “Advanced”, and paste the address as OTA URL. Then choose your own Wi-Fi, and save.</source>
        <translation>На открывшейся странице (или на http://192.168.4.1) выберите «Advanced» и вставьте адрес как OTA URL. Затем выберите свой Wi-Fi и сохраните.</translation>
    </message>
    <message>
        <source>I have one on my Wi-Fi</source>
        <translation>Моё устройство — в Wi-Fi</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Yes</source>
        <translation>Да</translation>
    </message>
    <message>
        <source>Enter a number.</source>
        <translation>Введите число.</translation>
    </message>
    <message>
        <source>Enter a number from %1 to %2.</source>
        <translation>Введите число от %1 до %2.</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Заполните это поле.</translation>
    </message>
    <message>
        <source>Enter a whole address, such as https://example.org/file.</source>
        <translation>Введите адрес целиком, например https://example.org/file.</translation>
    </message>
    <message>
        <source>This is no JSON of the right kind: look at its quotes and brackets.</source>
        <translation>Это не подходящий JSON: проверьте кавычки и скобки.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждёт</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>Говорит</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>На связи</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Не на связи</translation>
    </message>
    <message>
        <source>Not let in</source>
        <translation>Не впущено</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>Отказано</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Заблокировано</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>По состоянию</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>По имени</translation>
    </message>
    <message>
        <source>By room</source>
        <translation>По комнате</translation>
    </message>
    <message>
        <source>By board</source>
        <translation>По плате</translation>
    </message>
    <message>
        <source>By firmware</source>
        <translation>По прошивке</translation>
    </message>
    <message>
        <source>By last contact</source>
        <translation>По времени связи</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Choose a device to see what it is and can do.</source>
        <translation>Выберите устройство, чтобы увидеть, что это и что оно умеет.</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Устройства</translation>
    </message>
</context>
<context>
    <name>DevicesPresenter</name>
    <message>
        <source>Letting the device in</source>
        <translation>Впускаем устройство</translation>
    </message>
    <message>
        <source>Turning the device away</source>
        <translation>Отказ устройству</translation>
    </message>
    <message>
        <source>Blocking the device</source>
        <translation>Блокировка устройства</translation>
    </message>
    <message>
        <source>Naming the device</source>
        <translation>Переименование устройства</translation>
    </message>
    <message>
        <source>The name and the room are kept.</source>
        <translation>Имя и комната сохранены.</translation>
    </message>
    <message>
        <source>The language acts from the next conversation on.</source>
        <translation>Язык подействует со следующего разговора.</translation>
    </message>
    <message>
        <source>Changing the language</source>
        <translation>Смена языка</translation>
    </message>
    <message>
        <source>Choosing the persona</source>
        <translation>Выбор персоны</translation>
    </message>
    <message>
        <source>It speaks so from the next question on.</source>
        <translation>Так оно говорит со следующего вопроса.</translation>
    </message>
    <message>
        <source>The channel is kept.</source>
        <translation>Канал сохранён.</translation>
    </message>
    <message>
        <source>Choosing the channel</source>
        <translation>Выбор канала</translation>
    </message>
    <message>
        <source>Updating the device</source>
        <translation>Обновление устройства</translation>
    </message>
    <message>
        <source>Making a new token</source>
        <translation>Создание нового токена</translation>
    </message>
    <message>
        <source>The device gets a new token when it restarts.</source>
        <translation>Устройство получит новый токен после перезапуска.</translation>
    </message>
    <message>
        <source>The device is blocked.</source>
        <translation>Устройство заблокировано.</translation>
    </message>
    <message>
        <source>Unblocking the device</source>
        <translation>Разблокировка устройства</translation>
    </message>
    <message>
        <source>The device may ask to come in again.</source>
        <translation>Устройство снова может попросить впустить его.</translation>
    </message>
    <message>
        <source>Forgetting the device</source>
        <translation>Удаление устройства</translation>
    </message>
    <message>
        <source>The device is forgotten.</source>
        <translation>Устройство забыто.</translation>
    </message>
    <message>
        <source>Running a tool</source>
        <translation>Запуск инструмента</translation>
    </message>
    <message>
        <source>Changing the volume</source>
        <translation>Изменение громкости</translation>
    </message>
    <message>
        <source>Changing the brightness</source>
        <translation>Изменение яркости</translation>
    </message>
    <message>
        <source>Restarting the device</source>
        <translation>Перезапуск устройства</translation>
    </message>
    <message>
        <source>The device restarts.</source>
        <translation>Устройство перезапускается.</translation>
    </message>
    <message>
        <source>Taking a picture of the screen</source>
        <translation>Снимок экрана</translation>
    </message>
    <message>
        <source>Reading the picture</source>
        <translation>Чтение снимка</translation>
    </message>
    <message>
        <source>Saving the picture</source>
        <translation>Сохранение снимка</translation>
    </message>
    <message>
        <source>The picture is saved.</source>
        <translation>Снимок сохранён.</translation>
    </message>
</context>
<context>
    <name>Emotion</name>
    <message>
        <source>neutral</source>
        <translation>спокойное</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>радостное</translation>
    </message>
    <message>
        <source>laughing</source>
        <translation>смеющееся</translation>
    </message>
    <message>
        <source>funny</source>
        <translation>весёлое</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>грустное</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>сердитое</translation>
    </message>
    <message>
        <source>crying</source>
        <translation>плачущее</translation>
    </message>
    <message>
        <source>loving</source>
        <translation>влюблённое</translation>
    </message>
    <message>
        <source>embarrassed</source>
        <translation>смущённое</translation>
    </message>
    <message>
        <source>surprised</source>
        <translation>удивлённое</translation>
    </message>
    <message>
        <source>shocked</source>
        <translation>потрясённое</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>задумчивое</translation>
    </message>
    <message>
        <source>winking</source>
        <translation>подмигивающее</translation>
    </message>
    <message>
        <source>cool</source>
        <translation>невозмутимое</translation>
    </message>
    <message>
        <source>relaxed</source>
        <translation>расслабленное</translation>
    </message>
    <message>
        <source>savouring</source>
        <translation>довольное вкусом</translation>
    </message>
    <message>
        <source>sending a kiss</source>
        <translation>шлёт поцелуй</translation>
    </message>
    <message>
        <source>confident</source>
        <translation>уверенное</translation>
    </message>
    <message>
        <source>sleepy</source>
        <translation>сонное</translation>
    </message>
    <message>
        <source>silly</source>
        <translation>дурашливое</translation>
    </message>
    <message>
        <source>confused</source>
        <translation>растерянное</translation>
    </message>
</context>
<context>
    <name>EngineRow</name>
    <message>
        <source>%1, instead of the service</source>
        <translation>%1, вместо службы</translation>
    </message>
    <message>
        <source>Not known now</source>
        <translation>Сейчас неизвестно</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>Ключ не принят</translation>
    </message>
</context>
<context>
    <name>EnginesCard</name>
    <message>
        <source>Change or forget the key of the language model</source>
        <translation>Сменить или забыть ключ языковой модели</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>Движки</translation>
    </message>
    <message>
        <source>%1 key…</source>
        <translation>Ключ %1…</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>Text to read (Markdown)</source>
        <translation>Текст для чтения (Markdown)</translation>
    </message>
    <message>
        <source>Everything, for programs (JSON)</source>
        <translation>Всё, для программ (JSON)</translation>
    </message>
    <message>
        <source>With sound, where any was recorded (ZIP)</source>
        <translation>Со звуком, если он записывался (ZIP)</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>Board</source>
        <translation>Плата</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Прошивка</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Впервые</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Был на связи</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Copy the device&apos;s id</source>
        <translation>Скопировать номер устройства</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>required</source>
        <translation>обязательно</translation>
    </message>
    <message>
        <source>Sent only when it is ticked</source>
        <translation>Отправляется, только если отмечено</translation>
    </message>
</context>
<context>
    <name>FileBar</name>
    <message>
        <source>How far it is</source>
        <translation>Ход выполнения</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>FileDrops</name>
    <message>
        <source>Drop it here to see what it is</source>
        <translation>Отпустите файл, и хаб скажет, что это</translation>
    </message>
    <message>
        <source>Nothing is kept, and no device gets it, before you say so.</source>
        <translation>Без вашего согласия ничего не сохраняется и не попадает на устройства.</translation>
    </message>
</context>
<context>
    <name>FileSaving</name>
    <message>
        <source>Saving a file</source>
        <translation>Сохранение файла</translation>
    </message>
    <message>
        <source>A file cannot be written there. Choose another folder.</source>
        <translation>Туда нельзя записать файл. Выберите другую папку.</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Level</source>
        <translation>Уровень</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>Info and worse</source>
        <translation>Сведения и важнее</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Предупреждения и ошибки</translation>
    </message>
    <message>
        <source>Errors alone</source>
        <translation>Только ошибки</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Устройство</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Все устройства</translation>
    </message>
    <message>
        <source>Text in the message</source>
        <translation>Текст в сообщении</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>Очистить поле</translation>
    </message>
    <message>
        <source>Search the messages</source>
        <translation>Искать в сообщениях</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation>Очистить поиск</translation>
    </message>
    <message>
        <source>Search in what was said</source>
        <translation>Искать в сказанном</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Чем закончилось</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Любое время</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 дней</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 дней</translation>
    </message>
    <message>
        <source>Any ending</source>
        <translation>Любой исход</translation>
    </message>
</context>
<context>
    <name>Firmware</name>
    <message>
        <source>not told yet</source>
        <translation>пока неизвестно</translation>
    </message>
    <message>
        <source>free</source>
        <translation>свободно</translation>
    </message>
    <message>
        <source>bootloader</source>
        <translation>загрузчик</translation>
    </message>
    <message>
        <source>runs on: %1</source>
        <translation>где работает: %1</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>Стабильный</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Бета</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Свой</translation>
    </message>
    <message>
        <source>Stable: tried and released</source>
        <translation>Стабильный: проверен</translation>
    </message>
    <message>
        <source>Beta: released to be tried</source>
        <translation>Бета: выпущен для проверки</translation>
    </message>
    <message>
        <source>Own: built by the household</source>
        <translation>Свой: собран вами</translation>
    </message>
    <message>
        <source>Application, for devices over the air</source>
        <translation>Приложение: для обновления по сети</translation>
    </message>
    <message>
        <source>Whole flash, for a board on USB</source>
        <translation>Вся флеш-память: для платы по USB</translation>
    </message>
    <message>
        <source>USB only</source>
        <translation>только по USB</translation>
    </message>
    <message>
        <source>%1 devices</source>
        <translation>устройств: %1</translation>
    </message>
    <message>
        <source>no device</source>
        <translation>нигде</translation>
    </message>
    <message>
        <source>Nobody said which board it is for. Choose it, and it can be given out.</source>
        <translation>Не указано, для какой платы этот образ. Выберите плату, и его можно будет раздать.</translation>
    </message>
    <message>
        <source>No device here has the board %1.</source>
        <translation>Здесь нет устройства с платой %1.</translation>
    </message>
    <message>
        <source>Made for the board of %1, but not over the air.</source>
        <translation>Для платы этих устройств: %1. Но не по сети.</translation>
    </message>
    <message>
        <source>%1: this version runs already.</source>
        <translation>%1: эта версия уже работает.</translation>
    </message>
    <message>
        <source>Made for the board of %1.</source>
        <translation>Для платы этих устройств: %1.</translation>
    </message>
    <message>
        <source>It holds the whole flash. A board gets it over USB; over the air it takes the application.</source>
        <translation>Это вся флеш-память целиком. Плата получает её по USB; по сети передаётся только приложение.</translation>
    </message>
    <message>
        <source>Devices cannot read its version, and would restart again and again. Build it with one such as 1.2.3.</source>
        <translation>Устройства не могут прочитать её версию и перезапускались бы снова и снова. Соберите с версией вида 1.2.3.</translation>
    </message>
    <message>
        <source>What runs on it has a version that it cannot read itself. It is updated over USB.</source>
        <translation>Установленную на нём версию оно само не может прочитать. Обновляется по USB.</translation>
    </message>
    <message>
        <source>It has another chip.</source>
        <translation>У него другой чип.</translation>
    </message>
    <message>
        <source>Its flash has no room for a second application. It is updated over USB.</source>
        <translation>В его флеш-памяти нет места для второго приложения. Обновляется по USB.</translation>
    </message>
    <message>
        <source>The image is larger than its room for an application.</source>
        <translation>Образ больше места, отведённого под приложение.</translation>
    </message>
    <message>
        <source>Its flash is divided in another way. It is flashed over USB once, then over the air.</source>
        <translation>Его флеш-память разделена иначе. Один раз прошейте по USB, дальше по сети.</translation>
    </message>
</context>
<context>
    <name>FirmwareCard</name>
    <message>
        <source>Update now</source>
        <translation>Обновить сейчас</translation>
    </message>
    <message>
        <source>It gets the newest image of its channel that the library has: at the end of its next conversation, for which it restarts, or when it starts by itself.</source>
        <translation>Устройство получит самый новый образ своего канала из библиотеки: в конце следующего разговора, перезапустившись, или когда запустится само.</translation>
    </message>
    <message>
        <source>It gets %1. %2</source>
        <translation>Получит %1. %2</translation>
    </message>
    <message>
        <source>Firmware channel</source>
        <translation>Канал прошивки</translation>
    </message>
</context>
<context>
    <name>FirmwareIntake</name>
    <message>
        <source>Taking a file in</source>
        <translation>Приём файла</translation>
    </message>
</context>
<context>
    <name>FirmwarePage</name>
    <message>
        <source>Parts of the page</source>
        <translation>Разделы страницы</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Добавить файлы…</translation>
    </message>
    <message>
        <source>Flash a board over USB…</source>
        <translation>Прошить плату по USB…</translation>
    </message>
    <message>
        <source>Firmware (%1)</source>
        <translation>Прошивки (%1)</translation>
    </message>
    <message>
        <source>Add firmware files</source>
        <translation>Добавить файлы прошивок</translation>
    </message>
    <message>
        <source>Assets (%1)</source>
        <translation>Ресурсы (%1)</translation>
    </message>
    <message>
        <source>Add assets</source>
        <translation>Добавить ресурсы</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Библиотека</translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation>Обновления</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Ресурсы</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>The images cannot be read</source>
        <translation>Образы не удаётся прочитать</translation>
    </message>
</context>
<context>
    <name>FirmwarePresenter</name>
    <message>
        <source>Reading the images</source>
        <translation>Чтение образов</translation>
    </message>
    <message>
        <source>%1 is in the library.</source>
        <translation>%1: образ в библиотеке.</translation>
    </message>
    <message>
        <source>The changes are kept.</source>
        <translation>Изменения сохранены.</translation>
    </message>
    <message>
        <source>Changing what is known of an image</source>
        <translation>Изменение сведений об образе</translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation>Удаление: %1</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1: образ удалён.</translation>
    </message>
</context>
<context>
    <name>FirstQuestion</name>
    <message>
        <source>Ask something</source>
        <translation>Спросите что-нибудь</translation>
    </message>
    <message>
        <source>Here this computer is a device like any other: it is heard, answered and kept account of in the same way. Hold the button and speak, or type.</source>
        <translation>Здесь этот компьютер — такое же устройство, как другие: его так же слышат, ему отвечают и разговор так же записывают. Держите кнопку и говорите или пишите.</translation>
    </message>
    <message>
        <source>For example:</source>
        <translation>Например:</translation>
    </message>
    <message>
        <source>What time is it?</source>
        <translation>Который час?</translation>
    </message>
    <message>
        <source>Set a timer for five minutes</source>
        <translation>Поставь таймер на пять минут</translation>
    </message>
    <message>
        <source>What day is it today?</source>
        <translation>Какой сегодня день?</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Reading the settings</source>
        <translation>Чтение настроек</translation>
    </message>
    <message>
        <source>Changing the name of the hub</source>
        <translation>Смена имени хаба</translation>
    </message>
    <message>
        <source>Keeping the key</source>
        <translation>Сохранение ключа</translation>
    </message>
    <message>
        <source>Letting the device in</source>
        <translation>Впускаем устройство</translation>
    </message>
    <message>
        <source>Turning the device away</source>
        <translation>Отказ устройству</translation>
    </message>
    <message>
        <source>Blocking the device</source>
        <translation>Блокировка устройства</translation>
    </message>
    <message>
        <source>Naming the device</source>
        <translation>Название устройства</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>Set up Xiaozhi Hub</source>
        <translation>Настройка Xiaozhi Hub</translation>
    </message>
    <message>
        <source>Skip set-up</source>
        <translation>Пропустить настройку</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Try it at this computer</source>
        <translation>Попробовать на компьютере</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Добро пожаловать</translation>
    </message>
    <message>
        <source>Answers to any question</source>
        <translation>Ответы на любые вопросы</translation>
    </message>
    <message>
        <source>Your first device</source>
        <translation>Первое устройство</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Шаг %1 из %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далее</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Finish without a device</source>
        <translation>Закончить без устройства</translation>
    </message>
    <message>
        <source>Testing the key…</source>
        <translation>Ключ проверяется…</translation>
    </message>
    <message>
        <source>Save key</source>
        <translation>Сохранить ключ</translation>
    </message>
    <message>
        <source>Later, offline skills only</source>
        <translation>Позже: пока только без сети</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>First steps</source>
        <translation>Первые шаги</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Скопировать команду</translation>
    </message>
    <message>
        <source>Say something</source>
        <translation>Скажите что-нибудь</translation>
    </message>
    <message>
        <source>Found: %1. Wake a device and ask it a question; the conversation appears here.</source>
        <translation>Найдено: %1. Разбудите устройство и задайте вопрос — разговор появится здесь.</translation>
    </message>
    <message>
        <source>Connect your first device</source>
        <translation>Подключите первое устройство</translation>
    </message>
    <message>
        <source>The hub waits for it. No account, no cloud: only its address has to be told.</source>
        <translation>Хаб уже ждёт. Ни учётной записи, ни облака: устройству нужен только его адрес.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Одну минуту</translation>
    </message>
    <message>
        <source>The hub is starting. What to do first will be told here.</source>
        <translation>Хаб запускается. Здесь появится подсказка, с чего начать.</translation>
    </message>
    <message>
        <source>Is it yours? Compare the code above with the one that it says and shows, and let it in.</source>
        <translation>Оно ваше? Сравните код выше с тем, который оно называет и показывает, и впустите его.</translation>
    </message>
    <message>
        <source>A device has found the hub</source>
        <translation>Устройство нашло хаб</translation>
    </message>
    <message>
        <source>Copy this hub&apos;s address to your phone: scan the QR code on the left.</source>
        <translation>Перенесите адрес хаба на телефон: отсканируйте QR-код слева.</translation>
    </message>
    <message>
        <source>Switch the device on. On the phone, join the Wi-Fi that it opens: its name begins with “Xiaozhi”.</source>
        <translation>Включите устройство. Подключите телефон к его сети Wi-Fi: её имя начинается с «Xiaozhi».</translation>
    </message>
    <message>
        <source>On the page that opens (or at http://192.168.4.1) choose “Advanced” and paste the address as the OTA address.</source>
        <translation>На открывшейся странице (или по адресу http://192.168.4.1) выберите «Advanced» и вставьте адрес в поле OTA.</translation>
    </message>
    <message>
        <source>Choose your own Wi-Fi there and save. The device restarts and shows up here.</source>
        <translation>Там же выберите свой Wi-Fi и сохраните. Устройство перезапустится и появится здесь.</translation>
    </message>
    <message>
        <source>Command that starts a software device</source>
        <translation>Команда, запускающая программное устройство</translation>
    </message>
    <message>
        <source>No device at hand? Try a software one, in a terminal:</source>
        <translation>Нет устройства под рукой? Попробуйте программное, в терминале:</translation>
    </message>
</context>
<context>
    <name>Flash</name>
    <message>
        <source>used by %1</source>
        <translation>занят программой %1</translation>
    </message>
    <message>
        <source>cannot be used now</source>
        <translation>сейчас недоступен</translation>
    </message>
    <message>
        <source>being written</source>
        <translation>идёт запись</translation>
    </message>
    <message>
        <source>its log is read</source>
        <translation>читается журнал</translation>
    </message>
    <message>
        <source>%1 of flash</source>
        <translation>%1 флеш-памяти</translation>
    </message>
    <message>
        <source>MAC address %1</source>
        <translation>MAC-адрес %1</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>версия %1</translation>
    </message>
    <message>
        <source>the application alone: for a board that works already</source>
        <translation>только приложение: для платы, которая уже работает</translation>
    </message>
    <message>
        <source>Made for another chip: %1.</source>
        <translation>Для другого чипа: %1.</translation>
    </message>
    <message>
        <source>Made for %1 of flash: more than this board has.</source>
        <translation>Рассчитан на %1 флеш-памяти: больше, чем есть на плате.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>The board is incomplete until this is done. If you cancel now, it does not start until it is flashed again; flashing it again mends that.</source>
        <translation>Пока запись не закончена, прошивка на плате неполная. Если отменить сейчас, плата не запустится, пока её не прошьют снова; повторная прошивка это исправит.</translation>
    </message>
    <message>
        <source>Nothing on the board has been changed so far. You can cancel safely.</source>
        <translation>На плате пока ничего не изменено. Можно спокойно отменить.</translation>
    </message>
    <message>
        <source>Everything is on the board. If you cancel now, it is not checked any further.</source>
        <translation>На плату записано всё. Если отменить сейчас, дальше она не проверяется.</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>стабильный</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>бета</translation>
    </message>
    <message>
        <source>own</source>
        <translation>свой</translation>
    </message>
    <message>
        <source>Putting together what is to be written…</source>
        <translation>Готовим то, что будет записано…</translation>
    </message>
    <message>
        <source>Connecting to the board…</source>
        <translation>Соединяемся с платой…</translation>
    </message>
    <message>
        <source>Checking that the firmware fits the board…</source>
        <translation>Проверяем, подходит ли прошивка плате…</translation>
    </message>
    <message>
        <source>Saving what is on the board now…</source>
        <translation>Сохраняем то, что сейчас на плате…</translation>
    </message>
    <message>
        <source>Erasing the board…</source>
        <translation>Стираем плату…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Записываем…</translation>
    </message>
    <message>
        <source>Reading it back and comparing…</source>
        <translation>Читаем обратно и сравниваем…</translation>
    </message>
    <message>
        <source>Restarting the board…</source>
        <translation>Перезапускаем плату…</translation>
    </message>
    <message>
        <source>Written and checked</source>
        <translation>Записано и проверено</translation>
    </message>
    <message>
        <source>It did not work</source>
        <translation>Не получилось</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Nothing on the board was changed.</source>
        <translation>На плате ничего не изменилось.</translation>
    </message>
    <message>
        <source>The board is incomplete and does not start now. Flash it again: that mends it.</source>
        <translation>Плата записана не полностью и сейчас не запускается. Прошейте её снова: это исправит.</translation>
    </message>
    <message>
        <source>Everything is on the board, but it was not read back. If it does not start, flash it again.</source>
        <translation>На плату записано всё, но это не проверено чтением. Если она не запустится, прошейте её снова.</translation>
    </message>
    <message>
        <source>Everything is on the board, and was read back.</source>
        <translation>На плату записано всё, и это проверено чтением.</translation>
    </message>
</context>
<context>
    <name>FlashBar</name>
    <message>
        <source>How the flash is divided</source>
        <translation>Как разделена флеш-память</translation>
    </message>
    <message>
        <source>the application takes %1 of it</source>
        <translation>приложение занимает %1</translation>
    </message>
</context>
<context>
    <name>FlashCause</name>
    <message>
        <source>The board is ready.</source>
        <translation>Плата готова.</translation>
    </message>
    <message>
        <source>Say its wake word, or press its button, and talk.</source>
        <translation>Скажите слово пробуждения или нажмите кнопку и говорите.</translation>
    </message>
    <message>
        <source>The board waits to be written on, and does not start.</source>
        <translation>Плата ждёт записи и не запускается.</translation>
    </message>
    <message>
        <source>Press RESET (or EN) once, without BOOT. A board without RESET: pull it out, and plug it in again.</source>
        <translation>Нажмите один раз RESET (или EN), не нажимая BOOT. Если RESET нет: отключите плату и подключите снова.</translation>
    </message>
    <message>
        <source>The board gets too little power, and starts again because of that.</source>
        <translation>Плате не хватает питания, поэтому она перезапускается.</translation>
    </message>
    <message>
        <source>Plug it straight into the computer or a charger of 1 A or more, with a short cable. Pull out what it feeds besides: a loud speaker, servos, many LEDs.</source>
        <translation>Подключите её коротким кабелем прямо к компьютеру или к зарядному устройству от 1 А. Отключите то, что она питает: громкий динамик, сервоприводы, множество светодиодов.</translation>
    </message>
    <message>
        <source>The firmware is for a larger flash than the board has.</source>
        <translation>Прошивка рассчитана на больший объём флеш-памяти, чем есть на плате.</translation>
    </message>
    <message>
        <source>Flash one that is made for exactly this board.</source>
        <translation>Прошейте ту, что сделана именно для этой платы.</translation>
    </message>
    <message>
        <source>The firmware does not find the board&apos;s PSRAM, or finds another kind.</source>
        <translation>Прошивка не находит PSRAM платы или находит другую.</translation>
    </message>
    <message>
        <source>Flash firmware that is made for exactly this board: modules with R2 (quad), R8 (octal) or without PSRAM need different ones.</source>
        <translation>Прошейте ту, что сделана именно для этой платы: модулям с R2 (quad), R8 (octal) и без PSRAM нужны разные прошивки.</translation>
    </message>
    <message>
        <source>The board starts again and again: its firmware is damaged, or not made for it.</source>
        <translation>Плата запускается снова и снова: прошивка повреждена или сделана не для неё.</translation>
    </message>
    <message>
        <source>Flash the firmware of exactly this board again, and have the whole board erased first. If it still fails, take another cable.</source>
        <translation>Прошейте снова прошивку именно этой платы, предварительно стерев всю плату. Если не поможет, возьмите другой кабель.</translation>
    </message>
    <message>
        <source>The Wi-Fi password is wrong.</source>
        <translation>Пароль Wi-Fi неверен.</translation>
    </message>
    <message>
        <source>Mind capital letters and spaces. Flash the board again with the right password.</source>
        <translation>Обратите внимание на заглавные буквы и пробелы. Прошейте плату снова с верным паролем.</translation>
    </message>
    <message>
        <source>The board does not hear the Wi-Fi network.</source>
        <translation>Плата не слышит сеть Wi-Fi.</translation>
    </message>
    <message>
        <source>Mind how its name is written. Most boards hear 2.4 GHz alone, and no hidden networks. Bring it closer to the router, and see that its antenna is plugged in.</source>
        <translation>Проверьте, как написано имя сети. Большинство плат слышат только 2,4 ГГц и не видят скрытых сетей. Поднесите её ближе к роутеру и проверьте, подключена ли антенна.</translation>
    </message>
    <message>
        <source>The Wi-Fi network gives the board no address.</source>
        <translation>Сеть Wi-Fi не даёт плате адреса.</translation>
    </message>
    <message>
        <source>Restart the router. See that its DHCP is on, has addresses left, and does not refuse new devices.</source>
        <translation>Перезапустите роутер. Проверьте, что DHCP включён, свободные адреса есть и новые устройства не отклоняются.</translation>
    </message>
    <message>
        <source>The board waits to be told the Wi-Fi.</source>
        <translation>Плата ждёт, когда ей укажут Wi-Fi.</translation>
    </message>
    <message>
        <source>Join with the phone the Wi-Fi that it opens (Xiaozhi-…), open http://192.168.4.1 and choose the network. Or flash it again with the network.</source>
        <translation>Подключите телефон к сети Wi-Fi, которую она открыла (Xiaozhi-…), откройте http://192.168.4.1 и выберите сеть. Или прошейте её снова с нужной сетью.</translation>
    </message>
    <message>
        <source>The board is in the network, but does not reach the hub.</source>
        <translation>Плата в сети, но не может связаться с хабом.</translation>
    </message>
    <message>
        <source>See that the board and the hub&apos;s computer are in the same network (not a guest network), and that no firewall keeps it out. If it does not find the hub by its name, flash it again with the address.</source>
        <translation>Проверьте, что плата и компьютер хаба в одной сети (не гостевой) и что брандмауэр не мешает. Если хаб не находится по имени, прошейте плату снова, выбрав адрес.</translation>
    </message>
    <message>
        <source>What the board asks does not answer like a hub.</source>
        <translation>По адресу, к которому обращается плата, отвечает не хаб.</translation>
    </message>
    <message>
        <source>The address in the board is not the hub&apos;s. Flash it again with the hub&apos;s address.</source>
        <translation>В плате записан адрес не этого хаба. Прошейте её снова с адресом хаба.</translation>
    </message>
    <message>
        <source>The board waits to be let in.</source>
        <translation>Плата ждёт, когда её допустят.</translation>
    </message>
    <message>
        <source>Open the page Devices, and let it in. It goes on within a few seconds.</source>
        <translation>Откройте страницу «Устройства» и допустите её. Через несколько секунд она продолжит.</translation>
    </message>
    <message>
        <source>The board went back to the firmware that it had before.</source>
        <translation>Плата вернулась к прежней прошивке.</translation>
    </message>
    <message>
        <source>New firmware has to reach the hub before the board is restarted. Mend what else is said here, then flash it again.</source>
        <translation>Новая прошивка должна связаться с хабом до перезапуска платы. Исправьте остальное, что здесь сказано, и прошейте её снова.</translation>
    </message>
    <message>
        <source>The board has no assets: fonts, pictures and wake words are missing.</source>
        <translation>На плате нет ресурсов: шрифтов, картинок и слов пробуждения.</translation>
    </message>
    <message>
        <source>Flash the merged image, which brings them.</source>
        <translation>Прошейте полный образ (merged): в нём они есть.</translation>
    </message>
</context>
<context>
    <name>FlashJob</name>
    <message>
        <source>Looking what is being written</source>
        <translation>Проверка, что записывается</translation>
    </message>
    <message>
        <source>Writing the board</source>
        <translation>Запись на плату</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Сохранено как %1</translation>
    </message>
    <message>
        <source>Saving the backup</source>
        <translation>Сохранение резервной копии</translation>
    </message>
</context>
<context>
    <name>FlashRow</name>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Show the board on %1</source>
        <translation>Показать плату на %1</translation>
    </message>
</context>
<context>
    <name>FlashTrouble</name>
    <message>
        <source>Run the hub as a person who may use serial ports.</source>
        <translation>Запустите хаб от имени того, кому разрешены последовательные порты.</translation>
    </message>
    <message>
        <source>Another program uses the port: %1.</source>
        <translation>Порт занят другой программой: %1.</translation>
    </message>
    <message>
        <source>The system has no driver for the board&apos;s USB chip.</source>
        <translation>В системе нет драйвера для USB-чипа платы.</translation>
    </message>
    <message>
        <source>Read what stands on the small chip beside the USB socket. CH340 or CH9102: get the driver from wch.cn. CP2102 or CP2104: get the CP210x driver from silabs.com. Then plug the board in again.</source>
        <translation>Прочтите надпись на маленьком чипе у разъёма USB. CH340 или CH9102: возьмите драйвер на wch.cn. CP2102 или CP2104: драйвер CP210x на silabs.com. Затем подключите плату снова.</translation>
    </message>
    <message>
        <source>Linux has the drivers. On Ubuntu, “brltty” takes CH340 chips away: unless you use a Braille display, remove it with this command. Then plug the board in again.</source>
        <translation>В Linux драйверы есть. В Ubuntu чипы CH340 перехватывает «brltty»: если вы не пользуетесь дисплеем Брайля, удалите его этой командой. Затем подключите плату снова.</translation>
    </message>
    <message>
        <source>The board is locked: it takes its maker&apos;s firmware only.</source>
        <translation>Плата заблокирована: она принимает только прошивку изготовителя.</translation>
    </message>
    <message>
        <source>That is burnt into the chip, and cannot be undone. Take another board.</source>
        <translation>Это прожжено в чипе, и отменить это нельзя. Возьмите другую плату.</translation>
    </message>
    <message>
        <source>You may not use this port.</source>
        <translation>У вас нет прав на этот порт.</translation>
    </message>
    <message>
        <source>Type this in a terminal, once. Then plug the board in again; if that is not enough, log out and in.</source>
        <translation>Введите это один раз в терминале. Затем подключите плату снова; если не поможет, выйдите из системы и войдите.</translation>
    </message>
    <message>
        <source>Another program uses the port.</source>
        <translation>Порт занят другой программой.</translation>
    </message>
    <message>
        <source>Close that program (a serial monitor, an IDE, a browser&apos;s flasher), and look again.</source>
        <translation>Закройте эту программу (монитор порта, среду разработки, прошивальщик в браузере) и проверьте ещё раз.</translation>
    </message>
    <message>
        <source>Nothing comes from the board.</source>
        <translation>От платы ничего не приходит.</translation>
    </message>
    <message>
        <source>Try another cable: many only charge, and carry no data.</source>
        <translation>Попробуйте другой кабель: многие только заряжают и не передают данных.</translation>
    </message>
    <message>
        <source>The board does not answer.</source>
        <translation>Плата не отвечает.</translation>
    </message>
    <message>
        <source>Hold its button BOOT, press RESET (or EN) once, let BOOT go, and look again. A board without RESET: hold BOOT while you plug it in.</source>
        <translation>Удерживая кнопку BOOT, нажмите один раз RESET (или EN), отпустите BOOT и проверьте ещё раз. Если RESET нет: удерживайте BOOT, пока подключаете плату.</translation>
    </message>
    <message>
        <source>The firmware is for another chip than the board has.</source>
        <translation>Прошивка для другого чипа.</translation>
    </message>
    <message>
        <source>Go back, and choose one that is made for this board.</source>
        <translation>Вернитесь и выберите ту, что сделана для этой платы.</translation>
    </message>
    <message>
        <source>The firmware does not fit into the board&apos;s flash.</source>
        <translation>Прошивка не помещается во флеш-память платы.</translation>
    </message>
    <message>
        <source>Writing failed.</source>
        <translation>Запись не удалась.</translation>
    </message>
    <message>
        <source>Flash it again: that mends it. If it fails again, take a shorter cable or another port.</source>
        <translation>Прошейте снова: это исправит. Если снова не получится, возьмите кабель короче или другой порт.</translation>
    </message>
    <message>
        <source>What was read back is not what was written.</source>
        <translation>Прочитано не то, что было записано.</translation>
    </message>
    <message>
        <source>Flash it again: that mends it. If it fails again, the board&apos;s flash is worn out.</source>
        <translation>Прошейте снова: это исправит. Если снова не получится, флеш-память платы изношена.</translation>
    </message>
    <message>
        <source>The board was pulled out, or lost its power.</source>
        <translation>Плату отключили, или у неё пропало питание.</translation>
    </message>
    <message>
        <source>Plug it in, and flash it again: that mends it.</source>
        <translation>Подключите её и прошейте снова: это исправит.</translation>
    </message>
    <message>
        <source>The board is not plugged in any more.</source>
        <translation>Плата больше не подключена.</translation>
    </message>
    <message>
        <source>Plug it in again.</source>
        <translation>Подключите её снова.</translation>
    </message>
    <message>
        <source>The process that works on the board ended by itself.</source>
        <translation>Процесс, работавший с платой, завершился сам.</translation>
    </message>
    <message>
        <source>Try again. If that happens again, the hub&apos;s log tells more.</source>
        <translation>Попробуйте ещё раз. Если повторится, подробности в журнале хаба.</translation>
    </message>
    <message>
        <source>There is no firmware on the board whose data could be kept.</source>
        <translation>На плате нет прошивки, данные которой можно сохранить.</translation>
    </message>
    <message>
        <source>Go back, and have the board set up for this house, with a merged image.</source>
        <translation>Вернитесь и настройте плату для этого дома с полным образом (merged).</translation>
    </message>
    <message>
        <source>This firmware keeps its data in another place than what is on the board.</source>
        <translation>Эта прошивка хранит данные не там, где прежняя.</translation>
    </message>
    <message>
        <source>Its data cannot be kept. Go back, and have the board set up for this house.</source>
        <translation>Данные сохранить нельзя. Вернитесь и настройте плату для этого дома.</translation>
    </message>
    <message>
        <source>The image has no place for Wi-Fi networks and settings.</source>
        <translation>В образе нет места для сетей Wi-Fi и настроек.</translation>
    </message>
    <message>
        <source>Go back, and choose a merged image of this firmware.</source>
        <translation>Вернитесь и выберите полный образ (merged) этой прошивки.</translation>
    </message>
    <message>
        <source>What was on the board could not be kept, so nothing was written on it.</source>
        <translation>Не удалось сохранить то, что было на плате, поэтому на неё ничего не записано.</translation>
    </message>
    <message>
        <source>Make room on the hub&apos;s disk, and see that the hub may write in its data folder. Or flash without a backup.</source>
        <translation>Освободите место на диске хаба и проверьте, что он может писать в свою папку данных. Или прошейте без резервной копии.</translation>
    </message>
    <message>
        <source>The firmware&apos;s file cannot be read: it may have been deleted meanwhile.</source>
        <translation>Файл прошивки не читается: возможно, его тем временем удалили.</translation>
    </message>
    <message>
        <source>Go back, and choose the firmware anew, or add it to the library again.</source>
        <translation>Вернитесь и выберите прошивку заново или снова добавьте её в библиотеку.</translation>
    </message>
    <message>
        <source>It failed for a reason that is not known here.</source>
        <translation>Не получилось по неизвестной причине.</translation>
    </message>
    <message>
        <source>Try again, with another cable or another port. The hub&apos;s log tells more.</source>
        <translation>Попробуйте ещё раз с другим кабелем или портом. Подробности в журнале хаба.</translation>
    </message>
    <message>
        <source>The hub is busy with this board already. Wait until that has ended, or cancel it.</source>
        <translation>Хаб уже занят этой платой. Дождитесь окончания или отмените.</translation>
    </message>
    <message>
        <source>This cannot be written so. Go back, and choose other firmware, or other settings.</source>
        <translation>Так записать нельзя. Вернитесь и выберите другую прошивку или другие настройки.</translation>
    </message>
    <message>
        <source>Too many backups are kept. Delete some first: on the page Firmware, under “Backups”.</source>
        <translation>Резервных копий слишком много. Сначала удалите часть: страница «Прошивки», вкладка «Резервные копии».</translation>
    </message>
    <message>
        <source>The hub reads the logs of too many boards already. Close one first.</source>
        <translation>Хаб уже читает журналы слишком многих плат. Сначала закройте один.</translation>
    </message>
    <message>
        <source>The board&apos;s log is not read any more.</source>
        <translation>Журнал платы больше не читается.</translation>
    </message>
    <message>
        <source>That cannot be done with this board now. Try again.</source>
        <translation>Сейчас с этой платой так нельзя. Попробуйте ещё раз.</translation>
    </message>
</context>
<context>
    <name>FlashWizard</name>
    <message>
        <source>Flash a board over USB</source>
        <translation>Прошивка платы по USB</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Flash another board</source>
        <translation>Прошить другую плату</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Flash it again</source>
        <translation>Прошить снова</translation>
    </message>
    <message>
        <source>Cancel writing</source>
        <translation>Отменить запись</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Шаг %1 из %2</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Отменяем…</translation>
    </message>
    <message>
        <source>Plug the board in</source>
        <translation>Подключите плату</translation>
    </message>
    <message>
        <source>Choose its firmware</source>
        <translation>Выберите прошивку</translation>
    </message>
    <message>
        <source>Wi-Fi and hub</source>
        <translation>Wi-Fi и хаб</translation>
    </message>
    <message>
        <source>Ready to write</source>
        <translation>Всё готово к записи</translation>
    </message>
    <message>
        <source>It failed</source>
        <translation>Не удалось</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Writing the board</source>
        <translation>Запись на плату</translation>
    </message>
    <message>
        <source>The board is written</source>
        <translation>Плата записана</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Записать</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Попробовать снова</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далее</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Nothing was said on this device yet.</source>
        <translation>На этом устройстве ещё ничего не говорили.</translation>
    </message>
    <message>
        <source>All conversations</source>
        <translation>Все разговоры</translation>
    </message>
    <message>
        <source>Latest conversations</source>
        <translation>Последние разговоры</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Stop</source>
        <translation>Стоп</translation>
    </message>
    <message>
        <source>Address and engines</source>
        <translation>Адрес и движки</translation>
    </message>
    <message>
        <source>Silence every device (%1)</source>
        <translation>Остановить речь на всех устройствах (%1)</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Разговор</translation>
    </message>
</context>
<context>
    <name>HomePresenter</name>
    <message>
        <source>Stopping the conversation</source>
        <translation>Остановка разговора</translation>
    </message>
    <message>
        <source>Letting the device in</source>
        <translation>Впускаем устройство</translation>
    </message>
    <message>
        <source>Turning the device away</source>
        <translation>Отказ устройству</translation>
    </message>
    <message>
        <source>Blocking the device</source>
        <translation>Блокировка устройства</translation>
    </message>
    <message>
        <source>Silencing what rings</source>
        <translation>Выключение сигнала</translation>
    </message>
    <message>
        <source>Putting off what rings</source>
        <translation>Откладывание сигнала</translation>
    </message>
    <message>
        <source>Letting new devices in</source>
        <translation>Приём новых устройств</translation>
    </message>
    <message>
        <source>Asking about new devices again</source>
        <translation>Снова спрашивать о новых устройствах</translation>
    </message>
    <message>
        <source>Keeping the key</source>
        <translation>Сохранение ключа</translation>
    </message>
    <message>
        <source>Forgetting the key</source>
        <translation>Удаление ключа</translation>
    </message>
    <message>
        <source>The key is kept %1.</source>
        <translation>Ключ хранится %1.</translation>
    </message>
    <message>
        <source>The key is forgotten.</source>
        <translation>Ключ забыт.</translation>
    </message>
</context>
<context>
    <name>HouseStep</name>
    <message>
        <source>Name on the network</source>
        <translation>Имя в сети</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens, as in kitchen-hub.</source>
        <translation>Строчные латинские буквы, цифры и дефисы, например kitchen-hub.</translation>
    </message>
    <message>
        <source>Name of this hub</source>
        <translation>Имя этого хаба</translation>
    </message>
    <message>
        <source>Devices and browsers find the hub under it. A new name is used from the next start of the hub on.</source>
        <translation>По нему хаб находят устройства и браузеры. Новое имя действует со следующего запуска хаба.</translation>
    </message>
</context>
<context>
    <name>HouseTelling</name>
    <message>
        <source>Reading the remembered networks</source>
        <translation>Чтение запомненных сетей</translation>
    </message>
    <message>
        <source>Reading the addresses of the hub</source>
        <translation>Чтение адресов хаба</translation>
    </message>
    <message>
        <source>Forgetting the networks</source>
        <translation>Забываем сети</translation>
    </message>
</context>
<context>
    <name>HubTokenDialog</name>
    <message>
        <source>Connect to a hub</source>
        <translation>Подключение к хабу</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Токен</translation>
    </message>
    <message>
        <source>Paste the token here</source>
        <translation>Вставьте токен сюда</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>Показать токен</translation>
    </message>
    <message>
        <source>Keep it on this computer</source>
        <translation>Хранить на этом компьютере</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Подключиться</translation>
    </message>
    <message>
        <source>The hub at %1</source>
        <translation>Хаб по адресу %1</translation>
    </message>
    <message>
        <source>It does not accept the token. Enter another one.</source>
        <translation>Он не принимает этот токен. Введите другой.</translation>
    </message>
    <message>
        <source>It shows itself only to those who have a token. On the hub&apos;s computer, make one in a terminal with this command; it is shown once:</source>
        <translation>Он открыт только тем, у кого есть токен. Создайте его на компьютере хаба, в терминале, этой командой; токен показывается один раз:</translation>
    </message>
    <message>
        <source>It is kept in this computer&apos;s keyring or, where there is none, in a file that only you can read.</source>
        <translation>Он хранится в хранилище ключей этого компьютера, а если его нет — в файле, который можете читать только вы.</translation>
    </message>
    <message>
        <source>The command that makes a token</source>
        <translation>Команда, которая создаёт токен</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Скопировать команду</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
</context>
<context>
    <name>ImageChoosing</name>
    <message>
        <source>Reading the firmware library</source>
        <translation>Чтение библиотеки прошивок</translation>
    </message>
    <message>
        <source>Firmware (*.bin *.zip)</source>
        <translation>Прошивки (*.bin *.zip)</translation>
    </message>
    <message>
        <source>Add firmware</source>
        <translation>Добавить прошивку</translation>
    </message>
    <message>
        <source>Looking at %1…</source>
        <translation>Проверяем %1…</translation>
    </message>
    <message>
        <source>Adding %1</source>
        <translation>Добавление %1</translation>
    </message>
</context>
<context>
    <name>ImageDetail</name>
    <message>
        <source>Give it to devices…</source>
        <translation>Раздать устройствам…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>%1. It runs on: %2.</source>
        <translation>%1. Где работает: %2.</translation>
    </message>
    <message>
        <source>Delete %1 from the hub? It is gone from the disk then. Devices that run it go on so.</source>
        <translation>Удалить %1 с хаба? С диска он исчезнет. Устройства, на которых он работает, продолжат с ним работать.</translation>
    </message>
    <message>
        <source>Yes, delete it</source>
        <translation>Да, удалить</translation>
    </message>
    <message>
        <source>The image</source>
        <translation>Образ</translation>
    </message>
</context>
<context>
    <name>ImageFactsView</name>
    <message>
        <source>How it divides the flash</source>
        <translation>Как он делит флеш-память</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>Chip</source>
        <translation>Чип</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>It does not say</source>
        <translation>Не указана</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Проект</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>Собран</translation>
    </message>
    <message>
        <source>ESP-IDF</source>
        <translation>ESP-IDF</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Made for a flash of</source>
        <translation>Для флеш-памяти</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
</context>
<context>
    <name>ImageForm</name>
    <message>
        <source>Not known</source>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>A board&apos;s name has letters, digits, and . _ + - only, as its device tells it.</source>
        <translation>В названии платы могут быть только буквы, цифры и знаки . _ + - — так, как его сообщает устройство.</translation>
    </message>
    <message>
        <source>The notes have at most %1 characters.</source>
        <translation>В заметках не больше %1 знаков.</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Канал</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Плата</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
</context>
<context>
    <name>ImageList</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Search by version, board, chip, device or notes</source>
        <translation>Поиск по версии, плате, чипу, устройству или заметкам</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation>Очистить поиск</translation>
    </message>
    <message>
        <source>Firmware images</source>
        <translation>Образы прошивок</translation>
    </message>
    <message>
        <source>Nothing here has that. Try another word.</source>
        <translation>Ничего такого нет. Попробуйте другое слово.</translation>
    </message>
</context>
<context>
    <name>ImageStep</name>
    <message>
        <source>Firmware</source>
        <translation>Прошивка</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>Добавить файл…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Попробовать снова</translation>
    </message>
    <message>
        <source>To go on, choose the firmware for this board.</source>
        <translation>Чтобы продолжить, выберите прошивку для этой платы.</translation>
    </message>
    <message>
        <source>To go on, add firmware that fits this board.</source>
        <translation>Чтобы продолжить, добавьте прошивку, которая подходит этой плате.</translation>
    </message>
    <message>
        <source>None of the library&apos;s images fits this board.</source>
        <translation>Ни один образ из библиотеки не подходит этой плате.</translation>
    </message>
    <message>
        <source>There is no firmware in the library yet.</source>
        <translation>В библиотеке пока нет прошивок.</translation>
    </message>
    <message>
        <source>Download the release for exactly this board, for %1: a .zip, or a .bin with “merged” in its name. Then add it here.</source>
        <translation>Скачайте выпуск именно для этой платы, для %1: .zip или .bin со словом «merged» в имени. Затем добавьте его сюда.</translation>
    </message>
    <message>
        <source>Choose the firmware that is made for exactly this board: the chip alone does not tell which screen, microphone and buttons it has.</source>
        <translation>Выберите прошивку именно для этой платы: по одному чипу не видно, какие на ней экран, микрофон и кнопки.</translation>
    </message>
</context>
<context>
    <name>KeptTurn</name>
    <message>
        <source>Found here</source>
        <translation>Найдено здесь</translation>
    </message>
    <message>
        <source>This computer has no loudspeaker that works. Save the sound to hear it elsewhere.</source>
        <translation>На этом компьютере нет работающего динамика. Сохраните звук, чтобы прослушать его в другом месте.</translation>
    </message>
    <message>
        <source>Play question</source>
        <translation>Прослушать</translation>
    </message>
    <message>
        <source>Save sound…</source>
        <translation>Сохранить звук…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Tool: %1, %2 (%3)</source>
        <translation>Инструмент: %1, %2 (%3)</translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>%1 does not accept the key</source>
        <translation>%1 не принимает ключ</translation>
    </message>
    <message>
        <source>It was given in the environment or the settings file: correct it there and start again.</source>
        <translation>Он задан в переменных среды или в файле настроек: исправьте его там и запустите заново.</translation>
    </message>
    <message>
        <source>Enter it again, or make a new one at the service.</source>
        <translation>Введите его ещё раз или создайте новый у службы.</translation>
    </message>
    <message>
        <source>Change key…</source>
        <translation>Сменить ключ…</translation>
    </message>
    <message>
        <source>No %1 key</source>
        <translation>Нет ключа %1</translation>
    </message>
    <message>
        <source>Without it the hub answers only simple questions, such as the time.</source>
        <translation>Без него хаб отвечает только на простые вопросы, например который час.</translation>
    </message>
    <message>
        <source>Add key…</source>
        <translation>Добавить ключ…</translation>
    </message>
</context>
<context>
    <name>KeyEntry</name>
    <message>
        <source>Paste the key here</source>
        <translation>Вставьте ключ сюда</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Показать ключ</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
</context>
<context>
    <name>KeyKeeping</name>
    <message>
        <source>Testing the key</source>
        <translation>Проверка ключа</translation>
    </message>
    <message>
        <source>The key could not be tested. %1</source>
        <translation>Проверить ключ не удалось. %1</translation>
    </message>
</context>
<context>
    <name>KeyLink</name>
    <message>
        <source>Get a key at %1</source>
        <translation>Получить ключ на %1</translation>
    </message>
</context>
<context>
    <name>KeyStep</name>
    <message>
        <source>%1 key</source>
        <translation>Ключ %1</translation>
    </message>
    <message>
        <source>Keep it anyway</source>
        <translation>Всё равно сохранить</translation>
    </message>
    <message>
        <source>With a key, %1 answers any question. The key belongs to your account at the service, which may charge for answers.</source>
        <translation>С ключом %1 отвечает на любые вопросы. Ключ относится к вашей учётной записи у службы; ответы могут быть платными.</translation>
    </message>
    <message>
        <source>Without a key</source>
        <translation>Без ключа</translation>
    </message>
    <message>
        <source>The hub still tells time and date, sets timers, alarms and reminders, keeps lists and turns devices&apos; volume and lights up and down. A key can be added later, on the Home page.</source>
        <translation>Хаб всё равно называет время и дату, ставит таймеры, будильники и напоминания, ведёт списки и меняет громкость и свет устройств. Ключ можно добавить позже на странице «Главная».</translation>
    </message>
</context>
<context>
    <name>LeavingFlashDialog</name>
    <message>
        <source>Close while the board is written?</source>
        <translation>Закрыть во время записи?</translation>
    </message>
    <message>
        <source>Cancel writing</source>
        <translation>Отменить запись</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>Продолжить в фоне</translation>
    </message>
    <message>
        <source>The hub goes on writing without this window; open it again to see how far it is. If writing is cancelled half-way, the board does not start until it is flashed again.</source>
        <translation>Хаб продолжит запись и без этого окна; откройте его снова, чтобы увидеть ход. Если отменить запись на полпути, плата не запустится, пока её не прошьют снова.</translation>
    </message>
    <message>
        <source>The board is still being written</source>
        <translation>Запись на плату ещё идёт</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Level of the microphone</source>
        <translation>Уровень микрофона</translation>
    </message>
</context>
<context>
    <name>LinesEditor</name>
    <message>
        <source>One on each line</source>
        <translation>По одному в строке</translation>
    </message>
    <message>
        <source>On each line a language and a voice: de = de_DE-thorsten</source>
        <translation>В каждой строке язык и голос: de = de_DE-thorsten</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Уровень</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Часть</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Подробно</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Сведения</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Внимание</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Ошибка</translation>
    </message>
</context>
<context>
    <name>LogTable</name>
    <message>
        <source>Records of the log</source>
        <translation>Записи журнала</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строки</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>What the board says</source>
        <translation>Что сообщает плата</translation>
    </message>
    <message>
        <source>Hide what the board says</source>
        <translation>Скрыть, что сообщает плата</translation>
    </message>
    <message>
        <source>Show what the board says</source>
        <translation>Показать, что сообщает плата</translation>
    </message>
</context>
<context>
    <name>LogsPage</name>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Скопировать</translation>
    </message>
    <message>
        <source>Copy the marked rows (Ctrl+C)</source>
        <translation>Скопировать выделенные строки (Ctrl+C)</translation>
    </message>
    <message>
        <source>Clear view</source>
        <translation>Очистить вид</translation>
    </message>
    <message>
        <source>Empty this list; the hub still has the records</source>
        <translation>Очистить этот список; у хаба записи останутся</translation>
    </message>
    <message>
        <source>Save a support file…</source>
        <translation>Файл для поддержки…</translation>
    </message>
    <message>
        <source>The log, settings and versions, without secrets, names or anything that was said</source>
        <translation>Журнал, настройки и версии — без секретов, имён и того, что было сказано</translation>
    </message>
    <message>
        <source>The support file is being made</source>
        <translation>Файл для поддержки создаётся</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>The marked record</source>
        <translation>Выделенная запись</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>Показать всё снова</translation>
    </message>
    <message>
        <source>The hub does not answer; this is what it told last.</source>
        <translation>Хаб не отвечает; вот последнее, что он сообщил.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Paused: newer records come when you go on.</source>
        <translation>Пауза: новые записи появятся, когда вы продолжите.</translation>
    </message>
    <message>
        <source>No record fits what you chose above.</source>
        <translation>Под выбранное выше не подходит ни одна запись.</translation>
    </message>
    <message>
        <source>Nothing was noted yet. What the hub does, and what goes wrong, appears here.</source>
        <translation>Пока ничего не записано. Здесь появится, что делает хаб и что пошло не так.</translation>
    </message>
    <message>
        <source>Save the support file</source>
        <translation>Сохранить файл для поддержки</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Журнал</translation>
    </message>
</context>
<context>
    <name>LogsPresenter</name>
    <message>
        <source>Reading the log</source>
        <translation>Чтение журнала</translation>
    </message>
    <message>
        <source>Making the support file</source>
        <translation>Создание файла для поддержки</translation>
    </message>
    <message>
        <source>The support file is saved: %1</source>
        <translation>Файл для поддержки сохранён: %1</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Stopping the conversation</source>
        <translation>Остановка разговора</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
</context>
<context>
    <name>MeasureCard</name>
    <message>
        <source>Measuring</source>
        <translation>Измерение</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>How fast is this hub?</source>
        <translation>Насколько быстр этот хаб?</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Измерить снова</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Измерить</translation>
    </message>
    <message>
        <source>A voice says a question, and the hub listens. Some seconds…</source>
        <translation>Голос задаёт вопрос, а хаб слушает. Несколько секунд…</translation>
    </message>
    <message>
        <source>%1 takes %2 s over a question of %3 seconds.</source>
        <translation>%1: %2 с на вопрос длиной %3 с.</translation>
    </message>
    <message>
        <source>Not measured yet. Measure it to see how long each model takes.</source>
        <translation>Ещё не измерено. Измерьте, чтобы узнать, сколько времени нужно каждой модели.</translation>
    </message>
</context>
<context>
    <name>ModelDetail</name>
    <message>
        <source>Use</source>
        <translation>Использовать</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>Не использовать</translation>
    </message>
    <message>
        <source>Make it the usual voice</source>
        <translation>Сделать обычным голосом</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>In use for: %1, and all that has no voice</source>
        <translation>Говорит на языке: %1 и там, где нет своего голоса</translation>
    </message>
    <message>
        <source>In use for: %1</source>
        <translation>Говорит на языке: %1</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Загружается…</translation>
    </message>
    <message>
        <source>Can be downloaded</source>
        <translation>Можно загрузить</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Загрузить</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Стоп</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Послушать</translation>
    </message>
    <message>
        <source>It then also speaks every language that has no voice.</source>
        <translation>Он будет говорить и на всех языках, у которых нет своего голоса.</translation>
    </message>
    <message>
        <source>Remove %1 from the hub? %2 become free. It can be downloaded again.</source>
        <translation>Удалить %1 с хаба? Освободится %2. Потом можно загрузить снова.</translation>
    </message>
    <message>
        <source>Yes, remove it</source>
        <translation>Да, удалить</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Языки</translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation>На диске</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>В памяти</translation>
    </message>
    <message>
        <source>On this hub</source>
        <translation>На этом хабе</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Лицензия</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>No voice is called so. Try another name, or all languages.</source>
        <translation>Такого голоса нет. Попробуйте другое имя или все языки.</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>Все языки</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Search voices</source>
        <translation>Поиск голосов</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Голоса</translation>
    </message>
    <message>
        <source>Models that hear</source>
        <translation>Модели, которые слышат</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Many languages</source>
        <translation>Много языков</translation>
    </message>
    <message>
        <source>English only</source>
        <translation>Только английский</translation>
    </message>
    <message>
        <source>plain quality</source>
        <translation>минимальное качество</translation>
    </message>
    <message>
        <source>simple quality</source>
        <translation>простое качество</translation>
    </message>
    <message>
        <source>good quality</source>
        <translation>хорошее качество</translation>
    </message>
    <message>
        <source>best quality</source>
        <translation>лучшее качество</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Используется</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Установлено</translation>
    </message>
    <message>
        <source>In line</source>
        <translation>В очереди</translation>
    </message>
    <message>
        <source>Paused, %1</source>
        <translation>Пауза, %1</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <translation>Не загружено</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Waits until the one before has come</source>
        <translation>Ждёт, пока загрузится предыдущее</translation>
    </message>
    <message>
        <source>Everything has come. Checking it…</source>
        <translation>Всё загружено. Идёт проверка…</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 в секунду</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>осталось %1 с</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>осталось %1 мин</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>осталось %1 ч</translation>
    </message>
    <message>
        <source>Too little memory is free</source>
        <translation>Мало свободной памяти</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Ещё не измерено</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Подходит</translation>
    </message>
    <message>
        <source>Too slow for talk: about %1 s for a question</source>
        <translation>Слишком медленно: около %1 с на вопрос</translation>
    </message>
    <message>
        <source>About %1 s for a question</source>
        <translation>Около %1 с на вопрос</translation>
    </message>
    <message>
        <source>A question of %1 seconds. Measured with %2, which took %3 s on this processor: %4. The times of other models are reckoned from that.</source>
        <translation>Вопрос длиной %1 с. Измерено с моделью %2: %3 с на этом процессоре: %4. Время других моделей рассчитано по ней.</translation>
    </message>
</context>
<context>
    <name>NamesCard</name>
    <message>
        <source>For example: Kitchen speaker</source>
        <translation>Например: колонка на кухне</translation>
    </message>
    <message>
        <source>For example: Kitchen</source>
        <translation>Например: кухня</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Комната</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Клавиши</translation>
    </message>
</context>
<context>
    <name>NavigationButton</name>
    <message numerus="yes">
        <source>%n thing(s) to decide</source>
        <translation>
            <numerusform>ждёт решения: %n</numerusform>
            <numerusform>ждут решения: %n</numerusform>
            <numerusform>ждут решения: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkCard</name>
    <message>
        <source>What a device reaches</source>
        <translation>Что видит устройство</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>The hub asks itself by the address for devices.</source>
        <translation>Хаб обращается к себе по адресу для устройств.</translation>
    </message>
    <message>
        <source>%1, not announced</source>
        <translation>%1, не объявлено</translation>
    </message>
    <message>
        <source>Address for devices (OTA)</source>
        <translation>Адрес для устройств (OTA)</translation>
    </message>
    <message>
        <source>Conversation (WebSocket)</source>
        <translation>Разговор (WebSocket)</translation>
    </message>
    <message>
        <source>Name in the network</source>
        <translation>Имя в сети</translation>
    </message>
    <message>
        <source>Addresses of its computer</source>
        <translation>Адреса его компьютера</translation>
    </message>
    <message>
        <source>none: no network</source>
        <translation>нет: сети нет</translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation>Слушает на</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Порты</translation>
    </message>
    <message>
        <source>Encrypted (TLS)</source>
        <translation>С шифрованием (TLS)</translation>
    </message>
    <message>
        <source>no: there is no certificate</source>
        <translation>нет: нет сертификата</translation>
    </message>
    <message>
        <source>It answers, but only this computer reaches it: it listens on %1 alone.</source>
        <translation>Хаб отвечает, но доступен только с этого компьютера: он слушает лишь %1.</translation>
    </message>
    <message>
        <source>Reached in %1 ms at %2. If a device does not, look at its Wi-Fi: guest networks keep apart.</source>
        <translation>Ответ через %1 мс по %2. Если устройство не находит хаб, проверьте его Wi-Fi: гостевые сети отделены.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Проверка…</translation>
    </message>
    <message>
        <source>%1 (check), %2 (conversation)</source>
        <translation>%1 (проверка), %2 (разговор)</translation>
    </message>
</context>
<context>
    <name>NetworkRow</name>
    <message>
        <source>Name of the network</source>
        <translation>Имя сети</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Leave this network out</source>
        <translation>Убрать эту сеть</translation>
    </message>
    <message>
        <source>Name of network %1</source>
        <translation>Имя сети %1</translation>
    </message>
    <message>
        <source>Password of network %1</source>
        <translation>Пароль сети %1</translation>
    </message>
    <message>
        <source>Show the password of network %1</source>
        <translation>Показать пароль сети %1</translation>
    </message>
    <message>
        <source>Leave network %1 out</source>
        <translation>Убрать сеть %1</translation>
    </message>
    <message>
        <source>A password needs the name of its network.</source>
        <translation>К паролю нужно имя сети.</translation>
    </message>
    <message>
        <source>The name of a network has at most 32 bytes: 32 letters, or 10 Chinese characters.</source>
        <translation>Имя сети занимает не более 32 байт: 32 латинские буквы или 16 русских.</translation>
    </message>
    <message>
        <source>The password of a Wi-Fi network has 8 to 63 characters.</source>
        <translation>В пароле Wi-Fi от 8 до 63 символов.</translation>
    </message>
    <message>
        <source>Remembered</source>
        <translation>Запомнен</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
</context>
<context>
    <name>Networks</name>
    <message>
        <source>Add another network</source>
        <translation>Добавить ещё сеть</translation>
    </message>
    <message>
        <source>Forget the remembered networks</source>
        <translation>Забыть запомненные сети</translation>
    </message>
    <message>
        <source>Remember them for the next board, in the hub&apos;s keyring</source>
        <translation>Запомнить для следующей платы, в связке ключей хаба</translation>
    </message>
    <message>
        <source>A network is there twice.</source>
        <translation>Одна сеть указана дважды.</translation>
    </message>
</context>
<context>
    <name>NoDevices</name>
    <message>
        <source>Address for devices</source>
        <translation>Адрес для устройств</translation>
    </message>
    <message>
        <source>Copy the address for devices</source>
        <translation>Скопировать адрес для устройств</translation>
    </message>
    <message>
        <source>The address appears here as soon as the hub listens.</source>
        <translation>Адрес появится здесь, как только хаб начнёт работу.</translation>
    </message>
    <message>
        <source>No device yet</source>
        <translation>Устройств пока нет</translation>
    </message>
    <message>
        <source>Copy this address before you join the device&apos;s own Wi-Fi.</source>
        <translation>Скопируйте этот адрес, прежде чем подключаться к Wi-Fi самого устройства.</translation>
    </message>
    <message>
        <source>Start the device in its set-up mode, join its Wi-Fi with a phone, and open %1 in a browser. The OTA address is under Advanced: put this one there, choose your Wi-Fi and save.</source>
        <translation>Включите устройство в режиме настройки, подключитесь к его Wi-Fi с телефона и откройте в браузере %1. Адрес OTA — в разделе «Advanced» («Расширенные»): вставьте туда этот адрес, выберите свой Wi-Fi и сохраните.</translation>
    </message>
    <message>
        <source>The device restarts and says a code. It appears here with this code: let it in.</source>
        <translation>Устройство перезапустится и назовёт код. Оно появится здесь с этим кодом: впустите его.</translation>
    </message>
</context>
<context>
    <name>NoImages</name>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>No firmware yet</source>
        <translation>Прошивок пока нет</translation>
    </message>
    <message>
        <source>Get the firmware of your board: the .bin that you built, or the .zip of a release.</source>
        <translation>Возьмите прошивку для своей платы: собранный вами .bin или .zip выпуска.</translation>
    </message>
    <message>
        <source>Drop it anywhere on this window. The hub says what it is before it keeps anything.</source>
        <translation>Перетащите файл в любое место этого окна. Хаб скажет, что это, прежде чем что-либо сохранит.</translation>
    </message>
    <message>
        <source>Give it to one device over the air, see it come back well, then to the others.</source>
        <translation>Передайте её по сети одному устройству, убедитесь, что оно работает, затем остальным.</translation>
    </message>
</context>
<context>
    <name>NotYet</name>
    <message>
        <source>This page fills itself then.</source>
        <translation>Потом страница заполнится сама.</translation>
    </message>
    <message>
        <source>One moment: the hub is starting.</source>
        <translation>Минуту: хаб запускается.</translation>
    </message>
    <message>
        <source>The hub has not answered yet.</source>
        <translation>Хаб ещё не ответил.</translation>
    </message>
</context>
<context>
    <name>NoticeRow</name>
    <message>
        <source>Notice</source>
        <translation>Уведомление</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>OfferRow</name>
    <message>
        <source>Take back</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Clear away</source>
        <translation>Убрать</translation>
    </message>
</context>
<context>
    <name>OfflineBar</name>
    <message>
        <source>Check again</source>
        <translation>Проверить снова</translation>
    </message>
    <message>
        <source>Models cannot be downloaded now</source>
        <translation>Сейчас модели загрузить нельзя</translation>
    </message>
    <message>
        <source>The hub does not reach the model service. What is installed works without it.</source>
        <translation>Хаб не может связаться со службой моделей. Всё установленное работает и без неё.</translation>
    </message>
</context>
<context>
    <name>OldFlashDesk</name>
    <message>
        <source>Reading the backups</source>
        <translation>Чтение резервных копий</translation>
    </message>
    <message>
        <source>The backup was deleted.</source>
        <translation>Резервная копия удалена.</translation>
    </message>
    <message>
        <source>Deleting a backup</source>
        <translation>Удаление резервной копии</translation>
    </message>
</context>
<context>
    <name>OldFlashRow</name>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>the board is being written now</source>
        <translation>сейчас идёт запись на плату</translation>
    </message>
    <message>
        <source>Delete what was on %1? It cannot be put back on the board then.</source>
        <translation>Удалить резервную копию (%1)? Тогда её нельзя будет вернуть на плату.</translation>
    </message>
    <message>
        <source>Yes, delete it</source>
        <translation>Да, удалить</translation>
    </message>
</context>
<context>
    <name>OldFlashesView</name>
    <message>
        <source>The backups cannot be read</source>
        <translation>Резервные копии не удаётся прочитать</translation>
    </message>
    <message>
        <source>What was on boards before they were written</source>
        <translation>Что было на платах до записи</translation>
    </message>
    <message>
        <source>To put one back, save it as a file, and write that on the board with the program esptool: %1. It has the Wi-Fi passwords in it that the board knew.</source>
        <translation>Чтобы вернуть её на плату, сохраните её в файл и запишите его программой esptool: %1. В ней есть пароли Wi-Fi, которые знала плата.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>No backups</source>
        <translation>Резервных копий нет</translation>
    </message>
    <message>
        <source>Flash a board over USB, and choose in the last step to save what is on it now. It is kept here, to be saved as a file.</source>
        <translation>Прошивая плату по USB, выберите на последнем шаге сохранение того, что сейчас на плате. Оно останется здесь, и его можно будет сохранить в файл.</translation>
    </message>
</context>
<context>
    <name>PairingWindow</name>
    <message>
        <source>If you press this, every new device on your network comes in without asking you.</source>
        <translation>Если нажать, любое новое устройство в сети войдёт без вопросов.</translation>
    </message>
    <message>
        <source>Meanwhile every new device on your network comes in without asking you.</source>
        <translation>В это время любое новое устройство в сети войдёт без вопросов.</translation>
    </message>
    <message numerus="yes">
        <source>Let new devices in for %n minute(s)</source>
        <translation>
            <numerusform>Впускать новые устройства %n минуту</numerusform>
            <numerusform>Впускать новые устройства %n минуты</numerusform>
            <numerusform>Впускать новые устройства %n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Стоп</translation>
    </message>
    <message>
        <source>Stop letting new devices in</source>
        <translation>Больше не впускать новые устройства</translation>
    </message>
    <message>
        <source>New devices come in: %1 left</source>
        <translation>Новые устройства входят: ещё %1</translation>
    </message>
</context>
<context>
    <name>PersonaEditor</name>
    <message>
        <source>That of the question</source>
        <translation>Язык вопроса</translation>
    </message>
    <message>
        <source>Left empty: the usual voice</source>
        <translation>Пусто: обычный голос</translation>
    </message>
    <message>
        <source>Left empty: the usual words</source>
        <translation>Пусто: обычные слова</translation>
    </message>
    <message>
        <source>Left empty: no tool</source>
        <translation>Пусто: никаких</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Use it on all devices</source>
        <translation>Для всех устройств</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Speaks on all devices</source>
        <translation>Говорит на всех устройствах</translation>
    </message>
    <message>
        <source>Set back…</source>
        <translation>Вернуть…</translation>
    </message>
    <message numerus="yes">
        <source>About %n token(s) more with each question.</source>
        <translation>
            <numerusform>С каждым вопросом ещё около %n токена.</numerusform>
            <numerusform>С каждым вопросом ещё около %n токенов.</numerusform>
            <numerusform>С каждым вопросом ещё около %n токенов.</numerusform>
        </translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Не больше %1 знаков.</translation>
    </message>
    <message>
        <source>It will be as it was at first.</source>
        <translation>Она станет такой, как вначале.</translation>
    </message>
    <message>
        <source>Set it back</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>It cannot be brought back. Where it spoke, the one for all devices will speak.</source>
        <translation>Вернуть её нельзя. Там, где она говорила, заговорит общая.</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Указания</translation>
    </message>
    <message>
        <source>Language of answers</source>
        <translation>Язык ответов</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Голос</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Приветствие</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Ответы</translation>
    </message>
    <message>
        <source>Tools it may use</source>
        <translation>Разрешённые инструменты</translation>
    </message>
    <message>
        <source>Names, with * for any letters; %1 alone: all.</source>
        <translation>Имена, * — любые буквы; одна %1 — все.</translation>
    </message>
</context>
<context>
    <name>Personas</name>
    <message>
        <source>The hub&apos;s own</source>
        <translation>Собственная персона хаба</translation>
    </message>
    <message>
        <source>Brief: a sentence or two</source>
        <translation>Кратко: одна-две фразы</translation>
    </message>
    <message>
        <source>Usual: up to three sentences</source>
        <translation>По умолчанию: до трёх фраз</translation>
    </message>
    <message>
        <source>Detailed: up to ten sentences</source>
        <translation>Подробно: до десяти фраз</translation>
    </message>
</context>
<context>
    <name>PersonasPart</name>
    <message>
        <source>Reading the personas</source>
        <translation>Чтение персон</translation>
    </message>
    <message>
        <source>Making a persona</source>
        <translation>Создание персоны</translation>
    </message>
    <message>
        <source>Saving the persona</source>
        <translation>Сохранение персоны</translation>
    </message>
    <message>
        <source>The persona is saved.</source>
        <translation>Персона сохранена.</translation>
    </message>
    <message>
        <source>Deleting the persona</source>
        <translation>Удаление персоны</translation>
    </message>
    <message>
        <source>Choosing the persona for all devices</source>
        <translation>Выбор общей персоны</translation>
    </message>
</context>
<context>
    <name>PersonasView</name>
    <message>
        <source>Personas</source>
        <translation>Персоны</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>Новая персона</translation>
    </message>
    <message>
        <source>A change acts from the next question on.</source>
        <translation>Изменение действует со следующего вопроса.</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Персона</translation>
    </message>
    <message>
        <source>%1 (all devices)</source>
        <translation>%1 (все устройства)</translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code of %1</source>
        <translation>QR-код адреса %1</translation>
    </message>
</context>
<context>
    <name>ReadyStep</name>
    <message>
        <source>First save what is on the board now</source>
        <translation>Сначала сохранить то, что сейчас на плате</translation>
    </message>
    <message>
        <source>First erase the whole board</source>
        <translation>Сначала стереть всю плату</translation>
    </message>
    <message>
        <source>For a board that other firmware was on, or that misbehaves. It takes up to a minute.</source>
        <translation>Для платы, на которой была другая прошивка или которая ведёт себя странно. Займёт до минуты.</translation>
    </message>
    <message>
        <source>MAC address %1</source>
        <translation>MAC-адрес %1</translation>
    </message>
    <message>
        <source>none: it opens a Wi-Fi of its own</source>
        <translation>нет: плата откроет собственную сеть Wi-Fi</translation>
    </message>
    <message>
        <source>stays as it is on the board</source>
        <translation>остаётся таким, как на плате</translation>
    </message>
    <message>
        <source>where the hub announces itself</source>
        <translation>там, где хаб объявляет себя</translation>
    </message>
    <message>
        <source>The firmware on the board is replaced. Its data stays. Then the board starts anew.</source>
        <translation>Прошивка на плате заменяется. Её данные остаются. Затем плата запускается заново.</translation>
    </message>
    <message>
        <source>The firmware on the board is replaced, and its Wi-Fi networks, settings and identity with it. The hub lets the board in by itself: there is no code to type.</source>
        <translation>Прошивка на плате заменяется, а с ней сети Wi-Fi, настройки и идентификатор. Хаб допустит плату сам: код вводить не нужно.</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Плата</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Прошивка</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Хаб</translation>
    </message>
    <message>
        <source>So that you can go back to it. The file stays on the hub&apos;s computer until you save it.</source>
        <translation>Чтобы можно было вернуться. Файл лежит на компьютере хаба, пока вы его не сохраните.</translation>
    </message>
    <message>
        <source>It takes up to %1 min.</source>
        <translation>Займёт до %1 мин.</translation>
    </message>
</context>
<context>
    <name>RestartBanner</name>
    <message>
        <source>Restart now</source>
        <translation>Перезапустить</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) act after a restart of the hub</source>
        <translation>
            <numerusform>%n изменение подействует после перезапуска хаба</numerusform>
            <numerusform>%n изменения подействуют после перезапуска хаба</numerusform>
            <numerusform>%n изменений подействуют после перезапуска хаба</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes some seconds. Who talks to it is cut off; devices come back by themselves.</source>
        <translation>Это займёт несколько секунд. Разговоры прервутся; устройства вернутся сами.</translation>
    </message>
    <message>
        <source>Restart it on the computer where it runs.</source>
        <translation>Перезапустите его на том компьютере, где он работает.</translation>
    </message>
</context>
<context>
    <name>RingingBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RingingCard</name>
    <message>
        <source>Timers and alarms</source>
        <translation>Таймеры и будильники</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RingingRow</name>
    <message>
        <source>In 9 minutes</source>
        <translation>Через 9 минут</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Понятно</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Стоп</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Напоминание</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Таймер</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Будильник</translation>
    </message>
    <message>
        <source>Missed at %1</source>
        <translation>Пропущено в %1</translation>
    </message>
    <message>
        <source>Rings since %1</source>
        <translation>Звонит с %1</translation>
    </message>
</context>
<context>
    <name>Rollout</name>
    <message>
        <source>On the first device</source>
        <translation>На первом устройстве</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Выполняется</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Приостановлено</translation>
    </message>
    <message>
        <source>Halted</source>
        <translation>Остановлено</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Being taken back</source>
        <translation>Возвращается прежняя версия</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Прежняя версия возвращена</translation>
    </message>
    <message>
        <source>Taking it back is halted: some devices still run it. The reasons are below; try again.</source>
        <translation>Возврат остановлен: на некоторых устройствах ещё эта прошивка. Причины ниже; попробуйте снова.</translation>
    </message>
    <message>
        <source>The others follow when it has come back well: after a good conversation, or ten minutes.</source>
        <translation>Остальные последуют, когда оно вернётся исправным: после удачного разговора или через десять минут.</translation>
    </message>
    <message>
        <source>%1 of %2 run the one before again</source>
        <translation>Снова работают с прежней: %1 из %2</translation>
    </message>
    <message>
        <source>%1 of %2 run it well</source>
        <translation>Исправно работают: %1 из %2</translation>
    </message>
    <message>
        <source>Nothing is installed between %1 and %2.</source>
        <translation>С %1 до %2 ничего не устанавливается.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждёт</translation>
    </message>
    <message>
        <source>Installing</source>
        <translation>Устанавливает</translation>
    </message>
    <message>
        <source>On trial</source>
        <translation>На проверке</translation>
    </message>
    <message>
        <source>Runs well</source>
        <translation>Работает исправно</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Не удалось</translation>
    </message>
    <message>
        <source>Passed over</source>
        <translation>Пропущено</translation>
    </message>
    <message>
        <source>It has fetched the image, and is expected back.</source>
        <translation>Образ загружен; хаб ждёт возвращения устройства.</translation>
    </message>
    <message>
        <source>It was told of the image, and fetches it.</source>
        <translation>Устройство узнало об образе и загружает его.</translation>
    </message>
    <message>
        <source>It came back with it. A good conversation, or ten quiet minutes, prove it.</source>
        <translation>Вернулось с новой версией. Её подтвердит удачный разговор или десять спокойных минут.</translation>
    </message>
    <message>
        <source>After the first device.</source>
        <translation>После первого устройства.</translation>
    </message>
    <message>
        <source>It does not get the image.</source>
        <translation>Образ оно не получит.</translation>
    </message>
    <message>
        <source>It runs this image already.</source>
        <translation>Этот образ на нём уже работает.</translation>
    </message>
    <message>
        <source>What it runs is not older. It installs this one all the same.</source>
        <translation>Установленная версия не старее. Всё равно будет установлена эта.</translation>
    </message>
    <message>
        <source>There is no way back by itself: the library lacks the image that it runs.</source>
        <translation>Вернуть прежнюю версию нельзя: её образа нет в библиотеке.</translation>
    </message>
    <message>
        <source>The others get it, as many at once as the house bears.</source>
        <translation>Теперь очередь остальных, по нескольку сразу.</translation>
    </message>
    <message>
        <source>No more devices are told of it. What is under way is followed to its end.</source>
        <translation>Новые устройства об образе не узнают. Начатое доводится до конца.</translation>
    </message>
    <message>
        <source>Every device that could get it has it, and is well.</source>
        <translation>Все устройства, которые могли его получить, получили его и исправны.</translation>
    </message>
    <message>
        <source>Devices are given what they ran before.</source>
        <translation>Устройства получают прежнюю версию.</translation>
    </message>
    <message>
        <source>Devices run again what they ran before.</source>
        <translation>Устройства снова работают с прежней версией.</translation>
    </message>
    <message>
        <source>No more devices are told of it.</source>
        <translation>Новые устройства об образе не узнают.</translation>
    </message>
    <message>
        <source>A device failed, so no other one gets it. Look at the reason below; then take it back, or try again.</source>
        <translation>Одно устройство не справилось, поэтому остальные образ не получат. Посмотрите причину ниже; затем верните прежнюю версию или попробуйте снова.</translation>
    </message>
    <message>
        <source>You ended it. Devices that have it keep it, unless it is taken back.</source>
        <translation>Вы остановили обновление. Получившие образ устройства оставят его, если не вернуть прежнюю версию.</translation>
    </message>
    <message>
        <source>Now.</source>
        <translation>Сейчас.</translation>
    </message>
    <message>
        <source>Once the quiet hours are over.</source>
        <translation>Когда закончатся тихие часы.</translation>
    </message>
    <message>
        <source>At the end of its next conversation: it restarts then.</source>
        <translation>В конце следующего разговора: тогда оно перезапустится.</translation>
    </message>
    <message>
        <source>When it starts next, such as after its plug was pulled.</source>
        <translation>При следующем запуске, например если выключить и включить питание.</translation>
    </message>
    <message>
        <source>It was told of the image and never fetched all of it. Move it nearer to the Wi-Fi.</source>
        <translation>Устройство узнало об образе, но так и не загрузило его целиком. Переставьте его ближе к Wi-Fi.</translation>
    </message>
    <message>
        <source>It fetched the image and has not come back. Look at it; pull its plug for a moment.</source>
        <translation>Загрузило образ и не вернулось. Посмотрите на него; отключите питание на минуту.</translation>
    </message>
    <message>
        <source>It fetched the image, and came back with what it ran before: the image does not run there.</source>
        <translation>Загрузило образ и вернулось с прежней версией: этот образ на нём не работает.</translation>
    </message>
    <message>
        <source>It runs the image, but starts again and again.</source>
        <translation>Образ работает, но устройство снова и снова перезапускается.</translation>
    </message>
    <message>
        <source>It was told three times, and did not install it.</source>
        <translation>Устройству предлагали трижды, но оно не установило образ.</translation>
    </message>
    <message>
        <source>It runs another image of the same version, and could not tell them apart.</source>
        <translation>На нём другой образ той же версии; устройство их не различит.</translation>
    </message>
    <message>
        <source>It runs a newer version, and keeps it.</source>
        <translation>На нём более новая версия; она останется.</translation>
    </message>
    <message>
        <source>A device takes the version that it runs and the image&apos;s for the same.</source>
        <translation>Для устройства его версия и версия образа — одно и то же.</translation>
    </message>
    <message>
        <source>What it ran before is not in the library. Add that image, or flash it over USB.</source>
        <translation>Прежнего образа нет в библиотеке. Добавьте его или прошейте по USB.</translation>
    </message>
    <message>
        <source>It is not let in any longer.</source>
        <translation>Устройство больше не допущено.</translation>
    </message>
    <message>
        <source>It had not got it when this was taken back.</source>
        <translation>К моменту возврата оно ещё не получило образ.</translation>
    </message>
    <message>
        <source>It runs something else by now, and is left as it is.</source>
        <translation>На нём уже другая прошивка, поэтому его не трогаем.</translation>
    </message>
    <message>
        <source>The image is made for another board.</source>
        <translation>Образ сделан для другой платы.</translation>
    </message>
    <message>
        <source>It does not tell its chip and how its flash is divided. It is updated over USB.</source>
        <translation>Оно не сообщает свой чип и разметку флеш-памяти. Его обновляют по USB.</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>была %1</translation>
    </message>
    <message>
        <source>first</source>
        <translation>первое</translation>
    </message>
</context>
<context>
    <name>RolloutDesk</name>
    <message>
        <source>Reading the rollouts</source>
        <translation>Чтение обновлений</translation>
    </message>
    <message>
        <source>Asking who can get the image</source>
        <translation>Выяснение, кто может получить образ</translation>
    </message>
    <message>
        <source>Giving the image to devices</source>
        <translation>Раздача образа устройствам</translation>
    </message>
    <message>
        <source>Pausing the rollout</source>
        <translation>Приостановка обновления</translation>
    </message>
    <message>
        <source>Going on with the rollout</source>
        <translation>Продолжение обновления</translation>
    </message>
    <message>
        <source>Halting the rollout</source>
        <translation>Остановка обновления</translation>
    </message>
    <message>
        <source>Taking the image back</source>
        <translation>Возврат прежней версии</translation>
    </message>
    <message>
        <source>Clearing the rollout away</source>
        <translation>Удаление записи об обновлении</translation>
    </message>
</context>
<context>
    <name>RolloutDetail</name>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>Вернуть прежнюю…</translation>
    </message>
    <message>
        <source>Halt</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Clear away</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>The computer is kept awake meanwhile: a device that comes back has to find the hub.</source>
        <translation>Компьютер пока не засыпает: вернувшееся устройство должно найти хаб.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Попробовать снова</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Give every device that got it what it ran before? Each one installs that when it starts next, or at the end of its next conversation.</source>
        <translation>Вернуть прежнюю версию каждому устройству, получившему этот образ? Оно установит её при следующем запуске или в конце следующего разговора.</translation>
    </message>
    <message>
        <source>Yes, take it back</source>
        <translation>Да, вернуть</translation>
    </message>
    <message>
        <source>Devices of the rollout</source>
        <translation>Устройства этого обновления</translation>
    </message>
</context>
<context>
    <name>RolloutDialog</name>
    <message>
        <source>Give %1 to devices</source>
        <translation>Раздать устройствам: %1</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>Кто его получит</translation>
    </message>
    <message>
        <source>Show devices of this board on other channels, too</source>
        <translation>Показать и устройства с этой платой на других каналах</translation>
    </message>
    <message>
        <source>Also devices with a newer version (they go back to this one)</source>
        <translation>И устройства с более новой версией (вернутся к этой)</translation>
    </message>
    <message>
        <source>They are made to install it. What the newer version brought is gone then, and the older one may not understand all that the newer one has stored on the device.</source>
        <translation>Им придётся её установить. То, что дала новая версия, пропадёт, а старая может понять не всё, что новая сохранила на устройстве.</translation>
    </message>
    <message>
        <source>Restart a device at the end of its next conversation</source>
        <translation>Перезапускать устройство в конце следующего разговора</translation>
    </message>
    <message>
        <source>Install nothing between</source>
        <translation>Ничего не устанавливать с</translation>
    </message>
    <message>
        <source>Choose two different times, so that some is left.</source>
        <translation>Укажите разное время, чтобы осталось когда устанавливать.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Начать</translation>
    </message>
    <message>
        <source>No device of this board takes firmware of this channel. A device&apos;s channel is chosen on its page, the image&apos;s in the library.</source>
        <translation>Ни одно устройство с этой платой не получает прошивки этого канала. Канал устройства выбирают на его странице, канал образа — в библиотеке.</translation>
    </message>
    <message>
        <source>Asking the hub who can get it…</source>
        <translation>Хаб выясняет, кто может его получить…</translation>
    </message>
    <message>
        <source>runs %1</source>
        <translation>версия %1</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Первым</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>First on</source>
        <translation>Сначала на</translation>
    </message>
    <message>
        <source>One device gets it first. When it has come back well, the others follow; if it does not, the rollout stops, and you can take it back with one click.</source>
        <translation>Сначала образ получит одно устройство. Когда оно вернётся исправным, последуют остальные; если нет, раздача остановится, и вы одним нажатием вернёте прежнюю версию.</translation>
    </message>
    <message>
        <source>It is told then, or when it starts by itself: between conversations it is not connected.</source>
        <translation>Оно узнаёт об образе тогда же или при собственном запуске: между разговорами оно не подключено.</translation>
    </message>
    <message>
        <source>and</source>
        <translation>до</translation>
    </message>
</context>
<context>
    <name>RolloutsView</name>
    <message>
        <source>Rollouts</source>
        <translation>Обновления</translation>
    </message>
    <message>
        <source>To the library</source>
        <translation>В библиотеку</translation>
    </message>
    <message>
        <source>No device is given firmware now</source>
        <translation>Сейчас прошивка никому не раздаётся</translation>
    </message>
    <message>
        <source>Choose an image in the library, and “Give it to devices…”. One device gets it first; the others follow when it has come back well. If it does not, the rollout stops by itself.</source>
        <translation>Выберите образ в библиотеке и нажмите «Раздать устройствам…». Сначала его получит одно устройство; остальные последуют, когда оно вернётся исправным. Если нет, раздача остановится сама.</translation>
    </message>
    <message>
        <source>The rollouts cannot be read</source>
        <translation>Обновления не удаётся прочитать</translation>
    </message>
</context>
<context>
    <name>RowQuestion</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>RunningList</name>
    <message>
        <source>Being written now</source>
        <translation>Сейчас записываются</translation>
    </message>
</context>
<context>
    <name>SaidCard</name>
    <message>
        <source>Keep the changes</source>
        <translation>Сохранить изменения</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>What you say of it</source>
        <translation>Ваши сведения</translation>
    </message>
</context>
<context>
    <name>SaveAs</name>
    <message>
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Искать в:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Тип файлов:</translation>
    </message>
</context>
<context>
    <name>SavingBar</name>
    <message>
        <source>%1 is being made…</source>
        <translation>Создаётся %1…</translation>
    </message>
    <message>
        <source>%1: %2 written</source>
        <translation>%1: записано %2</translation>
    </message>
    <message>
        <source>%1 is saved (%2).</source>
        <translation>Файл %1 сохранён (%2).</translation>
    </message>
    <message>
        <source>Cancelled: %1 was not written.</source>
        <translation>Отменено: файл %1 не записан.</translation>
    </message>
    <message>
        <source>%1 was not written. %2</source>
        <translation>Файл %1 не записан. %2</translation>
    </message>
</context>
<context>
    <name>SendingBar</name>
    <message>
        <source>%1 goes to the hub…</source>
        <translation>%1 передаётся хабу…</translation>
    </message>
    <message>
        <source>%1: %2 of %3 sent</source>
        <translation>%1: передано %2 из %3</translation>
    </message>
    <message>
        <source>%1 is not kept. %2</source>
        <translation>%1 не сохранён. %2</translation>
    </message>
</context>
<context>
    <name>ServiceForm</name>
    <message>
        <source>Another compatible service</source>
        <translation>Другая совместимая служба</translation>
    </message>
    <message>
        <source>Only if it wants one</source>
        <translation>Только если он нужен</translation>
    </message>
    <message>
        <source>List models</source>
        <translation>Список моделей</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Использовать</translation>
    </message>
    <message>
        <source>Do without</source>
        <translation>Обойтись без неё</translation>
    </message>
    <message>
        <source>What came of the test</source>
        <translation>Итог проверки</translation>
    </message>
    <message>
        <source>In use: %1, %2</source>
        <translation>Сейчас: %1, %2</translation>
    </message>
    <message>
        <source>None is in use.</source>
        <translation>Сейчас никакой.</translation>
    </message>
    <message numerus="yes">
        <source>It has %n model(s).</source>
        <translation>
            <numerusform>В ней %n модель.</numerusform>
            <numerusform>В ней %n модели.</numerusform>
            <numerusform>В ней %n моделей.</numerusform>
        </translation>
    </message>
    <message>
        <source>It has no model yet: get one there first.</source>
        <translation>В ней пока нет моделей: сначала загрузите модель там.</translation>
    </message>
    <message>
        <source>The first word came after %1 s: “%2”</source>
        <translation>Первое слово через %1 с: «%2»</translation>
    </message>
    <message>
        <source>One is kept</source>
        <translation>Ключ уже сохранён</translation>
    </message>
    <message>
        <source>Test it first: it is used once it has answered.</source>
        <translation>Сначала проверьте: её можно взять, когда она ответила.</translation>
    </message>
    <message>
        <source>Choose a model: list those it has, or type its name.</source>
        <translation>Выберите модель: получите список или введите имя.</translation>
    </message>
    <message>
        <source>Asking for its models…</source>
        <translation>Запрашиваю список моделей…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Asking it something…</source>
        <translation>Задаю ей вопрос…</translation>
    </message>
    <message>
        <source>Nothing answers there as it should. Does the program run, and has it this model?</source>
        <translation>Там никто не отвечает как надо. Запущена ли программа, и есть ли у неё эта модель?</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Служба</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
</context>
<context>
    <name>SessionDeletion</name>
    <message>
        <source>Counting what would be deleted</source>
        <translation>Подсчёт того, что будет удалено</translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n реплика</numerusform>
            <numerusform>%n реплики</numerusform>
            <numerusform>%n реплик</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete this question and its answer (%1), with any recorded sound?</source>
        <translation>Удалить этот вопрос и ответ (%1), а также запись звука, если она есть?</translation>
    </message>
    <message>
        <source>Delete the conversation “%1” (%2), with any recorded sound?</source>
        <translation>Удалить разговор «%1» (%2), а также запись звука, если она есть?</translation>
    </message>
    <message>
        <source>Delete everything that was ever said (%1), with any recorded sound?</source>
        <translation>Удалить всё, что было сказано (%1), а также записи звука, если они есть?</translation>
    </message>
    <message>
        <source>Delete what was found (%1 in %2), with any recorded sound? Other turns stay.</source>
        <translation>Удалить найденное (%1, %2), а также записи звука, если они есть? Остальное останется.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n разговор</numerusform>
            <numerusform>%n разговора</numerusform>
            <numerusform>%n разговоров</numerusform>
        </translation>
    </message>
    <message>
        <source>It will be gone from the disk, and nothing can bring it back.</source>
        <translation>С диска это исчезнет, и вернуть это будет нельзя.</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Удаление</translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s) deleted, and gone from the disk.</source>
        <translation>
            <numerusform>Удалена %n реплика, на диске её больше нет.</numerusform>
            <numerusform>Удалены %n реплики, на диске их больше нет.</numerusform>
            <numerusform>Удалено %n реплик, на диске их больше нет.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionFiles</name>
    <message>
        <source>Playing the recorded question</source>
        <translation>Воспроизведение вопроса</translation>
    </message>
    <message>
        <source>Saving a file</source>
        <translation>Сохранение файла</translation>
    </message>
    <message>
        <source>A file cannot be written there. Choose another folder.</source>
        <translation>Там нельзя записать файл. Выберите другую папку.</translation>
    </message>
</context>
<context>
    <name>SessionList</name>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Export all…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>Delete all…</source>
        <translation>Удалить все…</translation>
    </message>
    <message>
        <source>The conversations cannot be read</source>
        <translation>Разговоры не удаётся прочитать</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Try a shorter word, another device or a longer time.</source>
        <translation>Попробуйте слово покороче, другое устройство или больший срок.</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Разговоров пока нет</translation>
    </message>
    <message>
        <source>Say something to one of your devices: what was asked and answered is shown here.</source>
        <translation>Скажите что-нибудь одному из устройств: вопросы и ответы появятся здесь.</translation>
    </message>
    <message>
        <source>Export found…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>Delete found…</source>
        <translation>Удалить эти…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Чтение…</translation>
    </message>
    <message>
        <source>In a long history, this may take some seconds.</source>
        <translation>Если разговоров много, это займёт несколько секунд.</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Разговоры</translation>
    </message>
</context>
<context>
    <name>SessionTalk</name>
    <message>
        <source>Reading a conversation</source>
        <translation>Чтение разговора</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>goes on now</source>
        <translation>идёт сейчас</translation>
    </message>
    <message>
        <source>Nothing was said</source>
        <translation>Ничего не сказано</translation>
    </message>
    <message>
        <source>Left the house: %1, %2, %3</source>
        <translation>Ушло из дома: %1, %2, %3</translation>
    </message>
    <message>
        <source>Stayed in the house: %1, %2, %3</source>
        <translation>Осталось дома: %1, %2, %3</translation>
    </message>
    <message>
        <source>what was said</source>
        <translation>сказанное</translation>
    </message>
    <message>
        <source>the sound of the question</source>
        <translation>звук вопроса</translation>
    </message>
    <message>
        <source>the answer, to be spoken</source>
        <translation>ответ для озвучивания</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>снимок</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>С ответом</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Прервано</translation>
    </message>
    <message>
        <source>Nothing understood</source>
        <translation>Ничего не понято</translation>
    </message>
    <message>
        <source>Failed, and said so</source>
        <translation>Сбой, о нём сказано</translation>
    </message>
    <message>
        <source>Failed in silence</source>
        <translation>Сбой без слов</translation>
    </message>
    <message>
        <source>done</source>
        <translation>выполнено</translation>
    </message>
    <message>
        <source>the device refused</source>
        <translation>устройство отказало</translation>
    </message>
    <message>
        <source>wrong values, not asked</source>
        <translation>неверные значения, не вызван</translation>
    </message>
    <message>
        <source>no such tool</source>
        <translation>нет такого инструмента</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>нет ответа вовремя</translation>
    </message>
    <message>
        <source>the device was gone</source>
        <translation>устройство отключилось</translation>
    </message>
    <message>
        <source>nobody had asked for it, not done</source>
        <translation>никто об этом не просил, не выполнено</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменено</translation>
    </message>
</context>
<context>
    <name>SessionsPage</name>
    <message>
        <source>Change in Settings</source>
        <translation>Изменить в настройках</translation>
    </message>
    <message numerus="yes">
        <source>Conversations are kept for %n day(s).</source>
        <translation>
            <numerusform>Разговоры хранятся %n день.</numerusform>
            <numerusform>Разговоры хранятся %n дня.</numerusform>
            <numerusform>Разговоры хранятся %n дней.</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversations are kept until you delete them.</source>
        <translation>Разговоры хранятся, пока вы их не удалите.</translation>
    </message>
    <message>
        <source>Questions are recorded.</source>
        <translation>Звук вопросов записывается.</translation>
    </message>
    <message>
        <source>Questions are not recorded.</source>
        <translation>Звук вопросов не записывается.</translation>
    </message>
    <message>
        <source>Yes, delete for good</source>
        <translation>Да, удалить навсегда</translation>
    </message>
</context>
<context>
    <name>SessionsPresenter</name>
    <message>
        <source>Reading the settings</source>
        <translation>Чтение настроек</translation>
    </message>
    <message>
        <source>Reading the conversations</source>
        <translation>Чтение разговоров</translation>
    </message>
</context>
<context>
    <name>SettingEditor</name>
    <message>
        <source>Enter a whole number.</source>
        <translation>Введите целое число.</translation>
    </message>
    <message>
        <source>Enter a number.</source>
        <translation>Введите число.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Не больше %1 знаков.</translation>
    </message>
    <message>
        <source>At most %1 lines.</source>
        <translation>Не больше %1 строк.</translation>
    </message>
    <message>
        <source>Write a name, an equals sign and a value on each line.</source>
        <translation>В каждой строке имя, знак равенства и значение.</translation>
    </message>
    <message>
        <source>%1 or more.</source>
        <translation>Не меньше %1.</translation>
    </message>
    <message>
        <source>More than %1, up to %2.</source>
        <translation>Больше %1, до %2.</translation>
    </message>
    <message>
        <source>From %1, below %2.</source>
        <translation>От %1, меньше %2.</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>От %1 до %2.</translation>
    </message>
    <message>
        <source>This cannot be empty.</source>
        <translation>Не может быть пустым.</translation>
    </message>
    <message>
        <source>“%1” is not of the form that is wanted here.</source>
        <translation>«%1» здесь не подходит по форме.</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Reset</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Reset “%1”</source>
        <translation>Сбросить «%1»</translation>
    </message>
    <message>
        <source>A key is given.</source>
        <translation>Ключ задан.</translation>
    </message>
    <message>
        <source>No key is given.</source>
        <translation>Ключ не задан.</translation>
    </message>
    <message>
        <source>Keys are never written into the settings file. Give it in the environment: %1.</source>
        <translation>Ключи никогда не пишутся в файл настроек. Задайте его в окружении: %1.</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>По умолчанию: %1.</translation>
    </message>
    <message>
        <source>It is given when the hub is started: --data-dir.</source>
        <translation>Задаётся при запуске хаба: --data-dir.</translation>
    </message>
    <message>
        <source>Until the hub is restarted it is %1.</source>
        <translation>До перезапуска хаба: %1.</translation>
    </message>
    <message>
        <source>A change acts after a restart.</source>
        <translation>Действует после перезапуска.</translation>
    </message>
    <message>
        <source>A change acts at once.</source>
        <translation>Действует сразу.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>включено</translation>
    </message>
    <message>
        <source>off</source>
        <translation>выключено</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Folder for everything the hub keeps.</source>
        <translation>Папка для всего, что хранит хаб.</translation>
    </message>
    <message>
        <source>Language of the window; auto: the system&apos;s.</source>
        <translation>Язык окна; auto: как в системе.</translation>
    </message>
    <message>
        <source>How much is logged.</source>
        <translation>Сколько записывается в журнал.</translation>
    </message>
    <message>
        <source>Address to listen on, or several with commas; 0.0.0.0 is every IPv4 one, :: every one.</source>
        <translation>Адрес, на котором слушать, или несколько через запятую; 0.0.0.0 — все IPv4, :: — все.</translation>
    </message>
    <message>
        <source>HTTP: the device&apos;s check. 0 picks a free one.</source>
        <translation>HTTP: проверка устройства. 0 — любой свободный.</translation>
    </message>
    <message>
        <source>Other names under which devices and programs reach the hub, as a reverse proxy&apos;s; IP addresses, localhost and the .local name need not be among them.</source>
        <translation>Другие имена, под которыми устройства и программы находят хаб, например имя прокси; IP-адреса, localhost и имя .local указывать не нужно.</translation>
    </message>
    <message>
        <source>WebSocket: the conversation. 0 picks a free one.</source>
        <translation>WebSocket: разговор. 0 — любой свободный.</translation>
    </message>
    <message>
        <source>Reverse proxies (addresses or networks) whose X-Forwarded-For, -Proto and -Host count.</source>
        <translation>Обратные прокси (адреса или сети), чьим X-Forwarded-For, -Proto и -Host можно верить.</translation>
    </message>
    <message>
        <source>The check&apos;s address as people are told it, and where devices fetch files, if a proxy stands before the hub; empty: the address it listens on.</source>
        <translation>Адрес проверки, каким его сообщают людям и по которому устройства берут файлы, если перед хабом стоит прокси; пусто: адрес, на котором хаб слушает.</translation>
    </message>
    <message>
        <source>Where devices that come through a trusted proxy are sent to talk, with its port; empty: /xiaozhi/v1/ under the name they used, if it is among server.names.</source>
        <translation>Куда направлять для разговора устройства, пришедшие через доверенный прокси, вместе с портом; пусто: /xiaozhi/v1/ под тем именем, которым они воспользовались, если оно есть в server.names.</translation>
    </message>
    <message>
        <source>The hub&apos;s certificate and those between it and its CA, in PEM; unset: what `python -m hub tls create` made, if it did.</source>
        <translation>Сертификат хаба и промежуточные до его ЦС, в PEM; не задан: тот, что создала команда `python -m hub tls create`, если она создала.</translation>
    </message>
    <message>
        <source>The certificate&apos;s private key, in PEM, without a password.</source>
        <translation>Закрытый ключ сертификата, в PEM, без пароля.</translation>
    </message>
    <message>
        <source>HTTPS: what http_port has. 0 picks a free one.</source>
        <translation>HTTPS: то же, что http_port. 0 — любой свободный.</translation>
    </message>
    <message>
        <source>WebSocket over TLS. 0 picks a free one.</source>
        <translation>WebSocket через TLS. 0 — любой свободный.</translation>
    </message>
    <message>
        <source>Listen for what is not encrypted on this machine only. Devices with stock firmware then need a certificate of a public CA.</source>
        <translation>Слушать без шифрования только на этом компьютере. Устройствам с обычной прошивкой тогда нужен сертификат общеизвестного ЦС.</translation>
    </message>
    <message>
        <source>Announce the hub by mDNS.</source>
        <translation>Объявлять хаб по mDNS.</translation>
    </message>
    <message>
        <source>The host name before .local, in lower case. Speakers that were set up with the old name must be set up again.</source>
        <translation>Имя узла перед .local, строчными буквами. Колонки, настроенные со старым именем, нужно настроить заново.</translation>
    </message>
    <message>
        <source>openai: the service&apos;s address.</source>
        <translation>openai: адрес службы.</translation>
    </message>
    <message>
        <source>openai: the key; unset: none, as a service of one&apos;s own mostly wants it.</source>
        <translation>openai: ключ; не задан: без ключа, как обычно у собственной службы.</translation>
    </message>
    <message>
        <source>openai: after it failed, this machine does all work so long, seconds.</source>
        <translation>openai: после сбоя столько секунд всё делает этот компьютер.</translation>
    </message>
    <message>
        <source>Who hears.</source>
        <translation>Кто слышит.</translation>
    </message>
    <message>
        <source>whisper: a model&apos;s id in models/catalog.toml, or a folder; unset: fallback_model. openai: its name at the service; unset: whisper-1.</source>
        <translation>whisper: id модели из models/catalog.toml или папка; не задана: fallback_model. openai: её имя в службе; не задана: whisper-1.</translation>
    </message>
    <message>
        <source>openai: what hears on this machine when the service fails; empty: nothing.</source>
        <translation>openai: что слышит на этом компьютере, когда служба не отвечает; пусто: ничего.</translation>
    </message>
    <message>
        <source>openai: longest wait for the words, seconds.</source>
        <translation>openai: сколько ждать слов, секунд.</translation>
    </message>
    <message>
        <source>Languages spoken here (ISO 639-1), one of which is recognised; empty: any.</source>
        <translation>Языки, на которых здесь говорят (ISO 639-1), распознаётся один из них; пусто: любой.</translation>
    </message>
    <message>
        <source>Processor threads; 0: as many as there are cores, at most 4.</source>
        <translation>Потоки процессора; 0: по числу ядер, но не больше 4.</translation>
    </message>
    <message>
        <source>Who speaks.</source>
        <translation>Кто говорит.</translation>
    </message>
    <message>
        <source>openai: the model&apos;s name at the service.</source>
        <translation>openai: имя модели в службе.</translation>
    </message>
    <message>
        <source>piper: a voice&apos;s id in models/catalog.toml, or its .onnx file; unset: fallback_voice. openai: its name at the service; unset: alloy.</source>
        <translation>piper: id голоса из models/catalog.toml или его файл .onnx; не задан: fallback_voice. openai: его имя в службе; не задан: alloy.</translation>
    </message>
    <message>
        <source>openai: what speaks on this machine when the service fails; empty: nothing.</source>
        <translation>openai: что говорит на этом компьютере, когда служба не отвечает; пусто: ничего.</translation>
    </message>
    <message>
        <source>openai: longest wait for a sentence&apos;s first sound, seconds.</source>
        <translation>openai: сколько ждать первого звука фразы, секунд.</translation>
    </message>
    <message>
        <source>openai: languages (ISO 639-1) that the service&apos;s voice speaks; empty: any.</source>
        <translation>openai: языки (ISO 639-1), на которых говорит голос службы; пусто: любой.</translation>
    </message>
    <message>
        <source>Voices on this machine for other languages (ISO 639-1) than that voice&apos;s; unset: any that is installed.</source>
        <translation>Голоса этого компьютера для языков (ISO 639-1), которых не знает основной голос; не задано: любой установленный.</translation>
    </message>
    <message>
        <source>1.0 is the voice&apos;s own pace, 2.0 twice as fast.</source>
        <translation>1.0 — собственный темп голоса, 2.0 — вдвое быстрее.</translation>
    </message>
    <message>
        <source>The service&apos;s address.</source>
        <translation>Адрес службы.</translation>
    </message>
    <message>
        <source>The key; unset: XAI_API_KEY, else the key saved on this machine.</source>
        <translation>Ключ; не задан: XAI_API_KEY, иначе ключ, сохранённый на этом компьютере.</translation>
    </message>
    <message>
        <source>The model&apos;s name at the service.</source>
        <translation>Имя модели в службе.</translation>
    </message>
    <message>
        <source>Longest wait for the first word, seconds.</source>
        <translation>Сколько ждать первого слова, секунд.</translation>
    </message>
    <message>
        <source>Longest answer, tokens.</source>
        <translation>Самый длинный ответ, токенов.</translation>
    </message>
    <message>
        <source>A model at the same service that looks at photos; empty: model, which sees.</source>
        <translation>Модель той же службы, которая смотрит снимки; пусто: model, если она видит.</translation>
    </message>
    <message>
        <source>How closely it looks: low costs least, high reads small print.</source>
        <translation>Насколько внимательно смотреть: low дешевле всего, high читает мелкий шрифт.</translation>
    </message>
    <message>
        <source>Longest a photo takes from its arrival to its answer, seconds; devices give up at 30.</source>
        <translation>Сколько может пройти от снимка до ответа, секунд; устройства ждут не дольше 30.</translation>
    </message>
    <message>
        <source>Added to what the model is told about its task.</source>
        <translation>Добавляется к тому, что модели говорят о её задаче.</translation>
    </message>
    <message>
        <source>What a million tokens of questions cost: the usual model&apos;s price; set that of another.</source>
        <translation>Сколько стоит миллион токенов вопросов: цена обычной модели; для другой укажите её цену.</translation>
    </message>
    <message>
        <source>The same for those that the service has read before.</source>
        <translation>То же для тех, что служба уже читала.</translation>
    </message>
    <message>
        <source>What a million tokens of answers cost.</source>
        <translation>Сколько стоит миллион токенов ответов.</translation>
    </message>
    <message>
        <source>price_in of vision_model; unset: the same for the same model, for another the dearer of it and 3.00, the price of Grok 4.</source>
        <translation>price_in для vision_model; не задана: та же для той же модели, для другой — большая из неё и 3.00, цены Grok 4.</translation>
    </message>
    <message>
        <source>The same of price_cached; for another model 0.75 at least.</source>
        <translation>То же для price_cached; для другой модели не меньше 0.75.</translation>
    </message>
    <message>
        <source>The same of price_out; for another model 15.00 at least.</source>
        <translation>То же для price_out; для другой модели не меньше 15.00.</translation>
    </message>
    <message>
        <source>Most that is spent on it in a month; then it is not asked until the next. 0: no limit.</source>
        <translation>Сколько можно потратить за месяц; потом модель не спрашивают до следующего. 0: без предела.</translation>
    </message>
    <message>
        <source>What prices and the limit are in.</source>
        <translation>В чём указаны цены и предел.</translation>
    </message>
    <message>
        <source>Its address, for example http://127.0.0.1:11434/v1; empty: there is none.</source>
        <translation>Её адрес, например http://127.0.0.1:11434/v1; пусто: её нет.</translation>
    </message>
    <message>
        <source>Its key; unset: none, as a service of one&apos;s own mostly wants it.</source>
        <translation>Её ключ; не задан: без ключа, как обычно у собственной службы.</translation>
    </message>
    <message>
        <source>The model&apos;s name there.</source>
        <translation>Имя модели там.</translation>
    </message>
    <message>
        <source>A model there that looks at photos; empty: model.</source>
        <translation>Модель там, которая смотрит снимки; пусто: model.</translation>
    </message>
    <message>
        <source>Whether the model can use tools; without, it is asked as if there were none.</source>
        <translation>Умеет ли модель пользоваться инструментами; если нет, её спрашивают так, будто их нет.</translation>
    </message>
    <message>
        <source>Longest wait for the first word, seconds: it may have to load its model.</source>
        <translation>Сколько ждать первого слова, секунд: ей, возможно, нужно загрузить модель.</translation>
    </message>
    <message>
        <source>After the first service failed, this one does all work so long, seconds.</source>
        <translation>После сбоя первой службы столько секунд отвечает эта.</translation>
    </message>
    <message>
        <source>How far sending runs ahead of playback, milliseconds.</source>
        <translation>Насколько отправка опережает воспроизведение, миллисекунд.</translation>
    </message>
    <message>
        <source>Opus encoder&apos;s effort.</source>
        <translation>Усердие кодека Opus.</translation>
    </message>
    <message>
        <source>Opus bits per second.</source>
        <translation>Бит в секунду у Opus.</translation>
    </message>
    <message>
        <source>Longest wait for the device&apos;s hello, seconds.</source>
        <translation>Сколько ждать hello устройства, секунд.</translation>
    </message>
    <message>
        <source>Silence after which the hub ends a conversation, seconds.</source>
        <translation>Тишина, после которой хаб заканчивает разговор, секунд.</translation>
    </message>
    <message>
        <source>Longest question, seconds.</source>
        <translation>Самый длинный вопрос, секунд.</translation>
    </message>
    <message>
        <source>Silence that ends a question, milliseconds.</source>
        <translation>Тишина, которая завершает вопрос, миллисекунд.</translation>
    </message>
    <message>
        <source>What devices are called by; such a text is no question.</source>
        <translation>Как зовут устройства; такой текст — не вопрос.</translation>
    </message>
    <message>
        <source>Greet who says the wake word, instead of listening silently.</source>
        <translation>Здороваться с тем, кто произнёс слово пробуждения, а не молча слушать.</translation>
    </message>
    <message>
        <source>Earlier questions and answers the model is told, tokens (estimated, rather too many).</source>
        <translation>Сколько прежних вопросов и ответов сообщать модели, токенов (оценка с запасом).</translation>
    </message>
    <message>
        <source>sqlite:///FILE keeps everything in that file, which is looked for from the data folder; empty: devices in devices.json, conversations in hub.db.</source>
        <translation>sqlite:///ФАЙЛ хранит всё в этом файле, считая от папки данных; пусто: устройства в devices.json, разговоры в hub.db.</translation>
    </message>
    <message>
        <source>Days a conversation is kept; 0: for ever.</source>
        <translation>Сколько дней хранить разговор; 0: всегда.</translation>
    </message>
    <message>
        <source>Keep the sound of questions, too.</source>
        <translation>Хранить и звук вопросов.</translation>
    </message>
    <message>
        <source>Days the sound of a question is kept.</source>
        <translation>Сколько дней хранить звук вопроса.</translation>
    </message>
    <message>
        <source>Days a picture is kept; 0: for ever.</source>
        <translation>Сколько дней хранить снимок; 0: всегда.</translation>
    </message>
    <message>
        <source>Keep the photos that devices ask about, too.</source>
        <translation>Хранить и фотографии, о которых спрашивают устройства.</translation>
    </message>
    <message>
        <source>New devices that come so soon after a start of the hub are let in by themselves, seconds. This holds at each start, also after a crash: to let devices in once, open the window while it runs.</source>
        <translation>Новые устройства, пришедшие столько секунд после запуска хаба, впускаются сами. Так при каждом запуске, и после сбоя тоже: чтобы впустить один раз, откройте окно, пока хаб работает.</translation>
    </message>
    <message>
        <source>CSV file with a line serial,key for each device with a key of its own: 64 hexadecimal digits, or another text as it is.</source>
        <translation>Файл CSV со строкой serial,key для каждого устройства со своим ключом: 64 шестнадцатеричные цифры или другой текст как есть.</translation>
    </message>
    <message>
        <source>Let a device in by itself once it has proven that it has its key in that file.</source>
        <translation>Впускать устройство само, когда оно доказало, что у него есть ключ из этого файла.</translation>
    </message>
    <message>
        <source>Serial ports of other computers that are shown beside this one&apos;s, as rfc2217://192.168.1.5:4000 or socket://192.168.1.5:4000.</source>
        <translation>Последовательные порты других компьютеров, которые показываются рядом с портами этого, например rfc2217://192.168.1.5:4000 или socket://192.168.1.5:4000.</translation>
    </message>
    <message>
        <source>Largest head of a request or handshake, bytes; a device&apos;s has about 700.</source>
        <translation>Самый большой заголовок запроса или рукопожатия, байт; у устройства около 700.</translation>
    </message>
    <message>
        <source>Longest wait for the first request or the handshake, seconds.</source>
        <translation>Сколько ждать первого запроса или рукопожатия, секунд.</translation>
    </message>
    <message>
        <source>Largest body of a request but for pictures, bytes; a device&apos;s check has about 2,000.</source>
        <translation>Самое большое тело запроса, кроме снимков, байт; у проверки устройства около 2 000.</translation>
    </message>
    <message>
        <source>Longest a request&apos;s body may take, seconds.</source>
        <translation>Сколько может идти тело запроса, секунд.</translation>
    </message>
    <message>
        <source>How long a connection is kept for another request, seconds; proxies keep theirs for 60.</source>
        <translation>Сколько держать соединение ради следующего запроса, секунд; прокси держат 60.</translation>
    </message>
    <message>
        <source>HTTP connections at once.</source>
        <translation>Соединений HTTP одновременно.</translation>
    </message>
    <message>
        <source>Of those, from one address; a trusted proxy&apos;s count one by one.</source>
        <translation>Из них с одного адреса; за доверенным прокси считается каждый клиент.</translation>
    </message>
    <message>
        <source>WebSocket handshakes under way at once.</source>
        <translation>Рукопожатий WebSocket одновременно.</translation>
    </message>
    <message>
        <source>Of those, from one address; an honest one takes milliseconds.</source>
        <translation>Из них с одного адреса; честное занимает миллисекунды.</translation>
    </message>
    <message>
        <source>Requests of one address without a token of the API, per second; a device that waits sends one in 3 s.</source>
        <translation>Запросов с одного адреса без токена API, в секунду; ожидающее устройство шлёт один в 3 с.</translation>
    </message>
    <message>
        <source>Such requests that may come at once after a quiet time.</source>
        <translation>Сколько таких запросов может прийти разом после затишья.</translation>
    </message>
    <message>
        <source>Requests with one token of the API, per second.</source>
        <translation>Запросов с одним токеном API, в секунду.</translation>
    </message>
    <message>
        <source>Handshakes of one address without a good token, per minute; good ones do not count.</source>
        <translation>Рукопожатий с одного адреса без верного токена, в минуту; верные не считаются.</translation>
    </message>
    <message>
        <source>Conversations at once.</source>
        <translation>Разговоров одновременно.</translation>
    </message>
    <message>
        <source>Largest message of a device, bytes; none sends a larger one.</source>
        <translation>Самое большое сообщение устройства, байт; больших не шлёт никто.</translation>
    </message>
    <message>
        <source>Objects and lists within each other; a device&apos;s tools have about 12.</source>
        <translation>Объекты и списки друг в друге; у инструментов устройства около 12.</translation>
    </message>
    <message>
        <source>Text messages of one device, per second; it sends a few a turn.</source>
        <translation>Текстовых сообщений одного устройства, в секунду; за ход оно шлёт несколько.</translation>
    </message>
    <message>
        <source>Text messages that may come at once after a quiet time.</source>
        <translation>Сколько текстовых сообщений может прийти разом после затишья.</translation>
    </message>
    <message>
        <source>Packets of sound of one device, per second; 50 is a microphone with the shortest frames.</source>
        <translation>Пакетов звука одного устройства, в секунду; 50 — микрофон с самыми короткими кадрами.</translation>
    </message>
    <message>
        <source>Packets that may come at once, after a stall or from a recording; 3,000 are a minute.</source>
        <translation>Сколько пакетов может прийти разом после заминки или из записи; 3 000 — это минута.</translation>
    </message>
    <message>
        <source>Devices that may wait for a person at once; about 1 kB each.</source>
        <translation>Сколько устройств может ждать человека одновременно; около 1 кБ каждое.</translation>
    </message>
    <message>
        <source>Of those, from one address; who comes first keeps the place.</source>
        <translation>Из них с одного адреса; кто пришёл первым, остаётся.</translation>
    </message>
    <message>
        <source>Pictures that are taken in at once; each takes up to 25 MB meanwhile.</source>
        <translation>Сколько снимков принимается одновременно; каждый занимает до 25 МБ.</translation>
    </message>
    <message>
        <source>Of those, from one device.</source>
        <translation>Из них с одного устройства.</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Папка данных</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>How much is logged</source>
        <translation>Подробность журнала</translation>
    </message>
    <message>
        <source>Address to listen on</source>
        <translation>Адрес для приёма</translation>
    </message>
    <message>
        <source>Port of the check (HTTP)</source>
        <translation>Порт проверки (HTTP)</translation>
    </message>
    <message>
        <source>Other names of the hub</source>
        <translation>Другие имена хаба</translation>
    </message>
    <message>
        <source>Port of the conversation (WebSocket)</source>
        <translation>Порт разговора (WebSocket)</translation>
    </message>
    <message>
        <source>Trusted proxies</source>
        <translation>Доверенные прокси</translation>
    </message>
    <message>
        <source>Address for devices, behind a proxy</source>
        <translation>Адрес для устройств за прокси</translation>
    </message>
    <message>
        <source>Address of the conversation, behind a proxy</source>
        <translation>Адрес разговора за прокси</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>The certificate&apos;s key</source>
        <translation>Ключ сертификата</translation>
    </message>
    <message>
        <source>Port of the check (HTTPS)</source>
        <translation>Порт проверки (HTTPS)</translation>
    </message>
    <message>
        <source>Port of the conversation, encrypted</source>
        <translation>Порт разговора, шифрованный</translation>
    </message>
    <message>
        <source>Encrypted only</source>
        <translation>Только с шифрованием</translation>
    </message>
    <message>
        <source>Announce the hub in the network</source>
        <translation>Объявлять хаб в сети</translation>
    </message>
    <message>
        <source>Name in the network</source>
        <translation>Имя в сети</translation>
    </message>
    <message>
        <source>Address of the service that hears</source>
        <translation>Адрес службы, которая слышит</translation>
    </message>
    <message>
        <source>Key of the service that hears</source>
        <translation>Ключ службы, которая слышит</translation>
    </message>
    <message>
        <source>Rest after a failure, seconds</source>
        <translation>Пауза после сбоя, секунд</translation>
    </message>
    <message>
        <source>Who hears</source>
        <translation>Кто слышит</translation>
    </message>
    <message>
        <source>Model that hears</source>
        <translation>Модель, которая слышит</translation>
    </message>
    <message>
        <source>Model that hears instead</source>
        <translation>Запасная модель слуха</translation>
    </message>
    <message>
        <source>Longest wait for the words, seconds</source>
        <translation>Сколько ждать слов, секунд</translation>
    </message>
    <message>
        <source>Languages spoken here</source>
        <translation>Языки этого дома</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Потоки процессора</translation>
    </message>
    <message>
        <source>Address of the service that speaks</source>
        <translation>Адрес службы, которая говорит</translation>
    </message>
    <message>
        <source>Key of the service that speaks</source>
        <translation>Ключ службы, которая говорит</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>Кто говорит</translation>
    </message>
    <message>
        <source>Model that speaks</source>
        <translation>Модель, которая говорит</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Голос</translation>
    </message>
    <message>
        <source>Voice that speaks instead</source>
        <translation>Запасной голос</translation>
    </message>
    <message>
        <source>Longest wait for sound, seconds</source>
        <translation>Сколько ждать звука, секунд</translation>
    </message>
    <message>
        <source>Languages of the service&apos;s voice</source>
        <translation>Языки голоса службы</translation>
    </message>
    <message>
        <source>Voices for other languages</source>
        <translation>Голоса для других языков</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Темп</translation>
    </message>
    <message>
        <source>Address of the service</source>
        <translation>Адрес службы</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Longest wait for the first word, seconds</source>
        <translation>Сколько ждать первого слова, секунд</translation>
    </message>
    <message>
        <source>Longest answer, tokens</source>
        <translation>Самый длинный ответ, токенов</translation>
    </message>
    <message>
        <source>Model that looks at photos</source>
        <translation>Модель для снимков</translation>
    </message>
    <message>
        <source>How closely it looks</source>
        <translation>Насколько внимательно смотреть</translation>
    </message>
    <message>
        <source>Longest time for a photo, seconds</source>
        <translation>Время на снимок, секунд</translation>
    </message>
    <message>
        <source>Instructions for every persona</source>
        <translation>Указания для всех персон</translation>
    </message>
    <message>
        <source>Price of questions</source>
        <translation>Цена вопросов</translation>
    </message>
    <message>
        <source>Price of questions read before</source>
        <translation>Цена уже читанных вопросов</translation>
    </message>
    <message>
        <source>Price of answers</source>
        <translation>Цена ответов</translation>
    </message>
    <message>
        <source>Price of questions about photos</source>
        <translation>Цена вопросов о снимках</translation>
    </message>
    <message>
        <source>Price of those read before</source>
        <translation>Цена уже читанных из них</translation>
    </message>
    <message>
        <source>Price of answers about photos</source>
        <translation>Цена ответов о снимках</translation>
    </message>
    <message>
        <source>Most to be spent in a month</source>
        <translation>Предел расходов в месяц</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Валюта</translation>
    </message>
    <message>
        <source>Address of the second service</source>
        <translation>Адрес второй службы</translation>
    </message>
    <message>
        <source>Key of the second service</source>
        <translation>Ключ второй службы</translation>
    </message>
    <message>
        <source>Model there</source>
        <translation>Модель там</translation>
    </message>
    <message>
        <source>Model there that looks at photos</source>
        <translation>Модель там для снимков</translation>
    </message>
    <message>
        <source>It can use tools</source>
        <translation>Умеет пользоваться инструментами</translation>
    </message>
    <message>
        <source>Longest wait for its first word, seconds</source>
        <translation>Сколько ждать её первого слова, секунд</translation>
    </message>
    <message>
        <source>How long it stands in, seconds</source>
        <translation>Сколько она заменяет первую, секунд</translation>
    </message>
    <message>
        <source>Sent ahead, milliseconds</source>
        <translation>Запас отправки, миллисекунд</translation>
    </message>
    <message>
        <source>Effort of the encoder</source>
        <translation>Усердие кодека</translation>
    </message>
    <message>
        <source>Bits per second</source>
        <translation>Бит в секунду</translation>
    </message>
    <message>
        <source>Longest wait for a device&apos;s greeting, seconds</source>
        <translation>Сколько ждать приветствия устройства, секунд</translation>
    </message>
    <message>
        <source>Silence that ends a conversation, seconds</source>
        <translation>Тишина, завершающая разговор, секунд</translation>
    </message>
    <message>
        <source>Longest question, seconds</source>
        <translation>Самый длинный вопрос, секунд</translation>
    </message>
    <message>
        <source>Silence that ends a question, milliseconds</source>
        <translation>Тишина, завершающая вопрос, миллисекунд</translation>
    </message>
    <message>
        <source>Wake words</source>
        <translation>Слова пробуждения</translation>
    </message>
    <message>
        <source>Greet at the wake word</source>
        <translation>Здороваться на слово пробуждения</translation>
    </message>
    <message>
        <source>Memory of a conversation, tokens</source>
        <translation>Память разговора, токенов</translation>
    </message>
    <message>
        <source>Where conversations are kept</source>
        <translation>Где хранить разговоры</translation>
    </message>
    <message>
        <source>Days a conversation is kept</source>
        <translation>Сколько дней хранить разговор</translation>
    </message>
    <message>
        <source>Keep the sound of questions</source>
        <translation>Хранить звук вопросов</translation>
    </message>
    <message>
        <source>Days sound is kept</source>
        <translation>Сколько дней хранить звук</translation>
    </message>
    <message>
        <source>Days a picture is kept</source>
        <translation>Сколько дней хранить снимок</translation>
    </message>
    <message>
        <source>Keep photos</source>
        <translation>Хранить фотографии</translation>
    </message>
    <message>
        <source>Let in after a start, seconds</source>
        <translation>Впускать после запуска, секунд</translation>
    </message>
    <message>
        <source>File of devices&apos; keys</source>
        <translation>Файл с ключами устройств</translation>
    </message>
    <message>
        <source>Let in who has a key from that file</source>
        <translation>Впускать с ключом из этого файла</translation>
    </message>
    <message>
        <source>Serial ports of other computers</source>
        <translation>Последовательные порты других компьютеров</translation>
    </message>
    <message>
        <source>Head of a request, bytes</source>
        <translation>Заголовок запроса, байт</translation>
    </message>
    <message>
        <source>Wait for a request, seconds</source>
        <translation>Ожидание запроса, секунд</translation>
    </message>
    <message>
        <source>Body of a request, bytes</source>
        <translation>Тело запроса, байт</translation>
    </message>
    <message>
        <source>Time for a body, seconds</source>
        <translation>Время на тело запроса, секунд</translation>
    </message>
    <message>
        <source>Idle connections, seconds</source>
        <translation>Простой соединения, секунд</translation>
    </message>
    <message>
        <source>HTTP connections</source>
        <translation>Соединения HTTP</translation>
    </message>
    <message>
        <source>HTTP connections of one address</source>
        <translation>Соединения HTTP с одного адреса</translation>
    </message>
    <message>
        <source>Handshakes at once</source>
        <translation>Рукопожатия одновременно</translation>
    </message>
    <message>
        <source>Handshakes at once of one address</source>
        <translation>Рукопожатия с одного адреса</translation>
    </message>
    <message>
        <source>Requests a second without a token</source>
        <translation>Запросы в секунду без токена</translation>
    </message>
    <message>
        <source>Requests at once without a token</source>
        <translation>Запросы разом без токена</translation>
    </message>
    <message>
        <source>Requests a second with a token</source>
        <translation>Запросы в секунду с токеном</translation>
    </message>
    <message>
        <source>Requests at once with a token</source>
        <translation>Запросы разом с токеном</translation>
    </message>
    <message>
        <source>Handshakes a minute without a token</source>
        <translation>Рукопожатия в минуту без токена</translation>
    </message>
    <message>
        <source>Conversations at once</source>
        <translation>Разговоры одновременно</translation>
    </message>
    <message>
        <source>Message of a device, bytes</source>
        <translation>Сообщение устройства, байт</translation>
    </message>
    <message>
        <source>Levels within a message</source>
        <translation>Вложенность сообщения</translation>
    </message>
    <message>
        <source>Texts of a device a second</source>
        <translation>Тексты устройства в секунду</translation>
    </message>
    <message>
        <source>Texts of a device at once</source>
        <translation>Тексты устройства разом</translation>
    </message>
    <message>
        <source>Sound packets a second</source>
        <translation>Пакеты звука в секунду</translation>
    </message>
    <message>
        <source>Sound packets at once</source>
        <translation>Пакеты звука разом</translation>
    </message>
    <message>
        <source>Devices that wait</source>
        <translation>Ожидающие устройства</translation>
    </message>
    <message>
        <source>Devices that wait, of one address</source>
        <translation>Ожидающие с одного адреса</translation>
    </message>
    <message>
        <source>Pictures at once</source>
        <translation>Снимки одновременно</translation>
    </message>
    <message>
        <source>Pictures at once of one device</source>
        <translation>Снимки с одного устройства</translation>
    </message>
    <message>
        <source>The environment decides it, by %1: change it there.</source>
        <translation>Задано в окружении, переменной %1: измените там.</translation>
    </message>
    <message>
        <source>An option that the hub was started with decides it.</source>
        <translation>Задано при запуске хаба.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Addresses and ports</source>
        <translation>Адреса и порты</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>Шифрование (TLS)</translation>
    </message>
    <message>
        <source>Being found</source>
        <translation>Обнаружение</translation>
    </message>
    <message>
        <source>Letting devices in</source>
        <translation>Допуск устройств</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>Слух</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Речь</translation>
    </message>
    <message>
        <source>Sound on its way to the device</source>
        <translation>Звук на пути к устройству</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>Языковая модель</translation>
    </message>
    <message>
        <source>Second service, which stands in</source>
        <translation>Вторая служба, на замену</translation>
    </message>
    <message>
        <source>A conversation</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Что было сказано</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Снимки</translation>
    </message>
    <message>
        <source>Boards on a cable</source>
        <translation>Платы на кабеле</translation>
    </message>
    <message>
        <source>How much is taken before it is refused</source>
        <translation>Сколько принимается до отказа</translation>
    </message>
    <message>
        <source>The certificate and its key go together: it is taken once the other is given, too.</source>
        <translation>Сертификат и его ключ идут вместе: будет принято, когда задано и второе.</translation>
    </message>
    <message>
        <source>The address and the model go together: it is taken once the other is given, too.</source>
        <translation>Адрес и модель идут вместе: будет принято, когда задано и второе.</translation>
    </message>
    <message>
        <source>That is no code of a language that can be heard. Examples: en, ru, zh, de.</source>
        <translation>Это не код языка, который можно распознать. Примеры: en, ru, zh, de.</translation>
    </message>
    <message>
        <source>Another port of the hub has this number already: each needs one of its own.</source>
        <translation>Этот номер уже у другого порта хаба: каждому нужен свой.</translation>
    </message>
    <message>
        <source>Give an address or a network, as 192.168.1.5 or 192.168.1.0/24.</source>
        <translation>Укажите адрес или сеть, например 192.168.1.5 или 192.168.1.0/24.</translation>
    </message>
    <message>
        <source>No address is known yet: connect this computer to the network.</source>
        <translation>Адреса пока нет: подключите этот компьютер к сети.</translation>
    </message>
    <message>
        <source>The name is not known in this network. Use the address with numbers instead.</source>
        <translation>Это имя в сети неизвестно. Используйте адрес из цифр.</translation>
    </message>
    <message>
        <source>Nothing answers there. Look at the address and the ports, and allow the hub in the firewall.</source>
        <translation>Там никто не отвечает. Проверьте адрес и порты и разрешите хаб в брандмауэре.</translation>
    </message>
    <message>
        <source>No answer in time. A firewall or a VPN swallows it: allow the hub there.</source>
        <translation>Ответа нет. Его не пропускает брандмауэр или VPN: разрешите хаб там.</translation>
    </message>
    <message>
        <source>Another program answers at that address. Choose another port, or look at the proxy.</source>
        <translation>По этому адресу отвечает другая программа. Выберите другой порт или проверьте прокси.</translation>
    </message>
    <message>
        <source>The connection broke. Check again.</source>
        <translation>Соединение прервалось. Проверьте ещё раз.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>Devices and access</source>
        <translation>Устройства и доступ</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Речь и слух</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Мышление</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Разговоры</translation>
    </message>
    <message>
        <source>Privacy and keeping</source>
        <translation>Хранение данных</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Пределы</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Окно</translation>
    </message>
    <message>
        <source>About</source>
        <translation>О программе</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Search settings</source>
        <translation>Поиск настроек</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Очистить поиск</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Разделы</translation>
    </message>
    <message>
        <source>The settings file cannot be used: %1</source>
        <translation>Файл настроек нельзя использовать: %1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) found</source>
        <translation>
            <numerusform>Найдена %n настройка</numerusform>
            <numerusform>Найдены %n настройки</numerusform>
            <numerusform>Найдено %n настроек</numerusform>
        </translation>
    </message>
    <message>
        <source>There are more: type another letter.</source>
        <translation>Есть ещё: наберите следующую букву.</translation>
    </message>
    <message>
        <source>No setting is called so</source>
        <translation>Такой настройки нет</translation>
    </message>
    <message>
        <source>Try another word, as “port”, “voice” or “days”.</source>
        <translation>Попробуйте другое слово, например «порт», «голос» или «дней».</translation>
    </message>
</context>
<context>
    <name>SettingsPresenter</name>
    <message>
        <source>Reading the settings</source>
        <translation>Чтение настроек</translation>
    </message>
    <message>
        <source>%1 (this window: %2)</source>
        <translation>%1 (это окно: %2)</translation>
    </message>
    <message>
        <source>Changing “%1”</source>
        <translation>Изменение «%1»</translation>
    </message>
    <message>
        <source>Checking the address</source>
        <translation>Проверка адреса</translation>
    </message>
</context>
<context>
    <name>SetupProblem</name>
    <message>
        <source>The hub&apos;s own message</source>
        <translation>Сообщение хаба</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Go back to the last settings that worked</source>
        <translation>Вернуть последние рабочие настройки</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>The hub could not start</source>
        <translation>Хаб не смог запуститься</translation>
    </message>
</context>
<context>
    <name>SetupStep</name>
    <message>
        <source>Set it up for this house</source>
        <translation>Настроить для этого дома</translation>
    </message>
    <message>
        <source>Keep what it knows</source>
        <translation>Оставить как есть</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>Адрес хаба</translation>
    </message>
    <message>
        <source>Wi-Fi and hub</source>
        <translation>Wi-Fi и хаб</translation>
    </message>
    <message>
        <source>To go on, correct what is said at the networks above.</source>
        <translation>Чтобы продолжить, исправьте то, что сказано выше у сетей.</translation>
    </message>
    <message>
        <source>By its name: this stays true when the hub&apos;s computer gets another address.</source>
        <translation>По имени: останется верным, даже если у компьютера хаба сменится адрес.</translation>
    </message>
    <message>
        <source>By its address: choose this if devices do not find the hub by its name. The router should always give the computer this address.</source>
        <translation>По адресу: выберите, если устройства не находят хаб по имени. Роутер должен всегда давать компьютеру этот адрес.</translation>
    </message>
    <message>
        <source>Only this computer reaches the hub there: no board would find it. See Settings, Network.</source>
        <translation>По этому адресу хаб доступен только этому компьютеру: плата его не найдёт. См. «Настройки», «Сеть».</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>Most boards hear 2.4 GHz alone. Without a network the board opens a Wi-Fi of its own, to be set up by phone.</source>
        <translation>Большинство плат слышат только 2,4 ГГц. Без сети плата откроет собственный Wi-Fi для настройки с телефона.</translation>
    </message>
    <message>
        <source>Where it finds the hub</source>
        <translation>Где искать хаб</translation>
    </message>
    <message>
        <source>Only the firmware is replaced. Its Wi-Fi networks, its settings and the hub it asks stay as they are. Choose this for a device that works already; a new board knows nothing yet.</source>
        <translation>Заменяется только прошивка. Сети Wi-Fi, настройки и адрес хаба остаются прежними. Выберите это для устройства, которое уже работает; новая плата ещё ничего не знает.</translation>
    </message>
    <message>
        <source>The image that you chose holds the application alone, so nothing else can be set up with it. For that choose a merged image.</source>
        <translation>Выбранный образ содержит только приложение, поэтому настроить с ним больше ничего нельзя. Для этого выберите полный образ (merged).</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Closing the window does not stop the hub. Quit it from the tray, or with %1.</source>
        <translation>Хаб работает и с закрытым окном. Остановить его можно из лотка или клавишами %1.</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Page above or below, in the list of pages</source>
        <translation>Страница выше или ниже, в списке страниц</translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation>К следующему элементу</translation>
    </message>
    <message>
        <source>Add firmware files, on Firmware</source>
        <translation>Добавить файлы прошивок, на странице «Прошивки»</translation>
    </message>
    <message>
        <source>Search, on Sessions and Settings</source>
        <translation>Поиск на страницах «Разговоры» и «Настройки»</translation>
    </message>
    <message>
        <source>Silence every device</source>
        <translation>Прервать все устройства</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Этот список</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>SpeechCard</name>
    <message>
        <source>As everywhere: %1</source>
        <translation>Как везде: %1</translation>
    </message>
    <message>
        <source>the hub&apos;s own</source>
        <translation>собственная персона хаба</translation>
    </message>
    <message>
        <source>The hub&apos;s own</source>
        <translation>Собственная персона хаба</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>пока неизвестно</translation>
    </message>
    <message>
        <source>As the device says: %1</source>
        <translation>Как сообщает устройство: %1</translation>
    </message>
    <message>
        <source>It always answers in this language: %1.</source>
        <translation>Всегда отвечает на этом языке: %1.</translation>
    </message>
    <message>
        <source>It answers in the language of the question.</source>
        <translation>Отвечает на языке вопроса.</translation>
    </message>
    <message>
        <source>Its voice: %1.</source>
        <translation>Голос: %1.</translation>
    </message>
    <message>
        <source>It speaks with the usual voice of that language.</source>
        <translation>Говорит обычным голосом этого языка.</translation>
    </message>
    <message>
        <source>Both belong to the persona: change them there.</source>
        <translation>И то и другое задаётся персоной: меняйте это в ней.</translation>
    </message>
    <message>
        <source>The hub greets and warns in this language as long as nobody has spoken.</source>
        <translation>На этом языке хаб приветствует и предупреждает, пока никто ещё ничего не сказал.</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Персона</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message>
        <source>Save the backup…</source>
        <translation>Сохранить копию…</translation>
    </message>
    <message>
        <source>Restart the board</source>
        <translation>Перезапустить плату</translation>
    </message>
    <message>
        <source>Waiting for the board…</source>
        <translation>Ждём плату…</translation>
    </message>
    <message>
        <source>It starts now, joins the Wi-Fi and asks the hub. That takes up to half a minute.</source>
        <translation>Она запускается, подключается к Wi-Fi и обращается к хабу. Это займёт до полуминуты.</translation>
    </message>
    <message>
        <source>It starts now, and asks the hub that it knows.</source>
        <translation>Она запускается и обращается к хабу, который знает.</translation>
    </message>
    <message>
        <source>The board has not come yet</source>
        <translation>Плата пока не появилась</translation>
    </message>
    <message>
        <source>Look below at what it says. Is the Wi-Fi one with 2.4 GHz, and its password right? Is this computer in the same network, and does its firewall let devices in? Then restart the board.</source>
        <translation>Посмотрите ниже, что она сообщает. Wi-Fi на 2,4 ГГц и пароль верен? Этот компьютер в той же сети, и брандмауэр пускает устройства? Затем перезапустите плату.</translation>
    </message>
    <message>
        <source>The board</source>
        <translation>Плата</translation>
    </message>
    <message>
        <source>%1 is here</source>
        <translation>%1 на месте</translation>
    </message>
    <message>
        <source>It is let in already. Give it a name, then wake it and ask: “What time is it?”</source>
        <translation>Устройство уже допущено. Дайте ему имя, разбудите его и спросите: «Который час?»</translation>
    </message>
    <message>
        <source>It waits to be let in: compare its code on the page Devices.</source>
        <translation>Устройство ждёт допуска: сравните его код на странице «Устройства».</translation>
    </message>
    <message>
        <source>How the board fares</source>
        <translation>Как дела у платы</translation>
    </message>
</context>
<context>
    <name>Startup</name>
    <message>
        <source>Starting with the computer</source>
        <translation>Запуск вместе с компьютером</translation>
    </message>
    <message>
        <source>Keeping this computer awake</source>
        <translation>Запрет сна</translation>
    </message>
</context>
<context>
    <name>StartupCard</name>
    <message>
        <source>Start with the computer</source>
        <translation>Запускать вместе с компьютером</translation>
    </message>
    <message>
        <source>Keep this computer awake while devices are let in</source>
        <translation>Не давать компьютеру засыпать, пока есть допущенные устройства</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Этот компьютер</translation>
    </message>
    <message>
        <source>When you log in, the hub starts in the tray, without its window. Off by default.</source>
        <translation>При входе в систему хаб запускается в лотке, без окна. По умолчанию выключено.</translation>
    </message>
    <message>
        <source>A computer that sleeps answers no device. It needs more power awake; its screen may still switch off. Off by default.</source>
        <translation>Спящий компьютер не отвечает устройствам. Без сна он тратит больше энергии; экран может гаснуть. По умолчанию выключено.</translation>
    </message>
    <message>
        <source>It is kept awake now.</source>
        <translation>Сейчас он не засыпает.</translation>
    </message>
    <message>
        <source>It may sleep now: no device is let in.</source>
        <translation>Сейчас он может заснуть: допущенных устройств нет.</translation>
    </message>
</context>
<context>
    <name>StateBar</name>
    <message>
        <source>Devices</source>
        <translation>Устройства</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>Not started</source>
        <translation>Не запущен</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Подключение…</translation>
    </message>
    <message>
        <source>The hub&apos;s certificate is not trusted</source>
        <translation>Сертификату хаба нет доверия</translation>
    </message>
    <message>
        <source>No hub answers at this address</source>
        <translation>По этому адресу нет хаба</translation>
    </message>
    <message>
        <source>The hub asks for a token</source>
        <translation>Хаб просит токен</translation>
    </message>
    <message>
        <source>The hub cannot be reached</source>
        <translation>Хаб недоступен</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Запускается…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Останавливается…</translation>
    </message>
    <message>
        <source>Cannot hold a conversation</source>
        <translation>Не может вести разговор</translation>
    </message>
    <message>
        <source>Loading speech models…</source>
        <translation>Загружаются речевые модели…</translation>
    </message>
    <message>
        <source>In conversation</source>
        <translation>Идёт разговор</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готов</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) wait to be let in</source>
        <translation>
            <numerusform>%n ждёт разрешения</numerusform>
            <numerusform>%n ждут разрешения</numerusform>
            <numerusform>%n ждут разрешения</numerusform>
        </translation>
    </message>
    <message>
        <source>no devices yet</source>
        <translation>устройств пока нет</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n устройство</numerusform>
            <numerusform>%n устройства</numerusform>
            <numerusform>%n устройств</numerusform>
        </translation>
    </message>
    <message>
        <source>a speech service fails</source>
        <translation>речевая служба не работает</translation>
    </message>
    <message>
        <source>%1 refuses the key</source>
        <translation>%1 отвергает ключ</translation>
    </message>
    <message>
        <source>%1 ready</source>
        <translation>%1 готов</translation>
    </message>
    <message>
        <source>no %1 key</source>
        <translation>нет ключа %1</translation>
    </message>
    <message>
        <source>%1 not available</source>
        <translation>%1 недоступен</translation>
    </message>
</context>
<context>
    <name>StoreNotice</name>
    <message>
        <source>Conversations cannot be kept for now</source>
        <translation>Разговоры пока не сохраняются</translation>
    </message>
    <message>
        <source>Conversations are kept again.</source>
        <translation>Разговоры снова сохраняются.</translation>
    </message>
</context>
<context>
    <name>SwitchEditor</name>
    <message>
        <source>On</source>
        <translation>Включено</translation>
    </message>
</context>
<context>
    <name>TalkCard</name>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>The conversation that you choose is shown here.</source>
        <translation>Здесь будет показан выбранный разговор.</translation>
    </message>
</context>
<context>
    <name>TalkPage</name>
    <message>
        <source>Try again</source>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>The hub does not let this computer in: it was turned away or blocked.</source>
        <translation>Хаб не впускает этот компьютер: ему отказано или он заблокирован.</translation>
    </message>
    <message>
        <source>One moment: the hub is starting.</source>
        <translation>Минуту: хаб запускается.</translation>
    </message>
    <message>
        <source>This computer introduces itself to the hub…</source>
        <translation>Компьютер представляется хабу…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готов</translation>
    </message>
    <message>
        <source>On the line</source>
        <translation>На связи</translation>
    </message>
    <message>
        <source>The hub does not answer. Ask again in a moment.</source>
        <translation>Хаб не отвечает. Спросите ещё раз чуть позже.</translation>
    </message>
    <message>
        <source>This computer could not be connected to the hub.</source>
        <translation>Этот компьютер не удалось подключить к хабу.</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Говорить</translation>
    </message>
</context>
<context>
    <name>TalkPresenter</name>
    <message>
        <source>Connecting this computer to the hub</source>
        <translation>Подключение этого компьютера к хабу</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Этот компьютер</translation>
    </message>
    <message>
        <source>Looking for a sound card</source>
        <translation>Поиск звуковой карты</translation>
    </message>
    <message>
        <source>Silencing what rings</source>
        <translation>Выключение сигнала</translation>
    </message>
</context>
<context>
    <name>TalkerRow</name>
    <message>
        <source>Listening…</source>
        <translation>Слушает…</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>Думает…</translation>
    </message>
    <message>
        <source>Speaking…</source>
        <translation>Говорит…</translation>
    </message>
</context>
<context>
    <name>TalkersView</name>
    <message>
        <source>Who is talking</source>
        <translation>Кто говорит</translation>
    </message>
    <message>
        <source>A device without a name</source>
        <translation>Устройство без имени</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToolForm</name>
    <message>
        <source>This tool takes too much for a form. Write what it is given as JSON, in { }.</source>
        <translation>У этого инструмента слишком много параметров для формы. Запишите их как JSON, в { }.</translation>
    </message>
</context>
<context>
    <name>ToolResult</name>
    <message>
        <source>What the device said</source>
        <translation>Ответ устройства</translation>
    </message>
    <message>
        <source>Copy what the device said</source>
        <translation>Скопировать ответ устройства</translation>
    </message>
    <message>
        <source>Picture from the device</source>
        <translation>Картинка от устройства</translation>
    </message>
    <message>
        <source>Asking the device…</source>
        <translation>Запрос к устройству…</translation>
    </message>
</context>
<context>
    <name>ToolsCard</name>
    <message>
        <source>What it can do is known after its first conversation.</source>
        <translation>Что оно умеет, станет известно после первого разговора.</translation>
    </message>
    <message>
        <source>Tool of the device</source>
        <translation>Инструмент устройства</translation>
    </message>
    <message>
        <source>For people only: the assistant can never call it.</source>
        <translation>Только для людей: помощник не может его вызвать.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Выполнить</translation>
    </message>
    <message>
        <source>%1 (for people only)</source>
        <translation>%1 (только для людей)</translation>
    </message>
    <message>
        <source>%1 is meant for people only and may restart or change the device. Run it now?</source>
        <translation>%1 предназначен только для людей и может перезапустить или изменить устройство. Выполнить?</translation>
    </message>
    <message>
        <source>Yes, run it</source>
        <translation>Да, выполнить</translation>
    </message>
    <message>
        <source>Everything it can do</source>
        <translation>Всё, что оно умеет</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open the window</source>
        <translation>Открыть окно</translation>
    </message>
    <message>
        <source>Stop talking</source>
        <translation>Остановить речь</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>The hub goes on</source>
        <translation>Хаб продолжает работать</translation>
    </message>
    <message>
        <source>Devices are still answered. Open the window from here; Quit in this menu stops the hub.</source>
        <translation>Устройствам по-прежнему отвечают. Окно открывается отсюда; пункт «Выйти» в этом меню останавливает хаб.</translation>
    </message>
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>Command to be typed in a terminal</source>
        <translation>Команда для терминала</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Скопировать команду</translation>
    </message>
</context>
<context>
    <name>TurnList</name>
    <message>
        <source>Conversation</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>Show earlier turns</source>
        <translation>Показать более ранние</translation>
    </message>
</context>
<context>
    <name>TurnView</name>
    <message>
        <source>Question</source>
        <translation>Вопрос</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Слушает…</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>Думает…</translation>
    </message>
    <message>
        <source>Speaking…</source>
        <translation>Говорит…</translation>
    </message>
    <message>
        <source>Face: %1</source>
        <translation>Лицо: %1</translation>
    </message>
</context>
<context>
    <name>TurnsModel</name>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Услышано</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>С ответом</translation>
    </message>
</context>
<context>
    <name>UnreadCard</name>
    <message>
        <source>Try again</source>
        <translation>Попробовать снова</translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>No voice speaks %1 yet</source>
        <translation>Нет голоса для языка: %1</translation>
    </message>
    <message>
        <source>Use the voice</source>
        <translation>Включить голос</translation>
    </message>
    <message>
        <source>Get a voice</source>
        <translation>Загрузить голос</translation>
    </message>
    <message>
        <source>The voice is here. Loading it…</source>
        <translation>Голос загружен, готовим его к работе…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Until one does, answers come in the language of another voice. It takes %1.</source>
        <translation>Пока его нет, ответы звучат на языке другого голоса. Нужно %1.</translation>
    </message>
</context>
<context>
    <name>VoiceGetting</name>
    <message>
        <source>Reading the models</source>
        <translation>Чтение списка моделей</translation>
    </message>
    <message>
        <source>Downloading a voice</source>
        <translation>Загрузка голоса</translation>
    </message>
    <message>
        <source>Stopping the download</source>
        <translation>Отмена загрузки</translation>
    </message>
    <message>
        <source>Loading a voice</source>
        <translation>Подготовка голоса</translation>
    </message>
    <message>
        <source>The voice speaks from the next answer on.</source>
        <translation>Голос зазвучит со следующего ответа.</translation>
    </message>
</context>
<context>
    <name>VoiceTrial</name>
    <message>
        <source>Trying %1</source>
        <translation>Проба голоса %1</translation>
    </message>
</context>
<context>
    <name>VoicesPage</name>
    <message>
        <source>A service hears. The model in use here stands in when it fails.</source>
        <translation>Слушает служба. Выбранная здесь модель заменяет её при сбое.</translation>
    </message>
    <message>
        <source>A service speaks. The voices in use here stand in when it fails.</source>
        <translation>Говорит служба. Выбранные здесь голоса заменяют её при сбое.</translation>
    </message>
    <message>
        <source>Kinds of models</source>
        <translation>Виды моделей</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>Слух</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Речь</translation>
    </message>
    <message>
        <source>The models cannot be read</source>
        <translation>Не удалось прочитать список моделей</translation>
    </message>
</context>
<context>
    <name>VoicesPresenter</name>
    <message>
        <source>Reading the models</source>
        <translation>Чтение списка моделей</translation>
    </message>
    <message>
        <source>Looking for the model service</source>
        <translation>Проверка службы моделей</translation>
    </message>
    <message>
        <source>%1 was downloaded.</source>
        <translation>%1: загружено.</translation>
    </message>
    <message>
        <source>Downloading %1</source>
        <translation>Загрузка %1</translation>
    </message>
    <message>
        <source>Putting the download off</source>
        <translation>Приостановка загрузки</translation>
    </message>
    <message>
        <source>Stopping the download</source>
        <translation>Отмена загрузки</translation>
    </message>
    <message>
        <source>Removing %1</source>
        <translation>Удаление %1</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1: удалено.</translation>
    </message>
    <message>
        <source>%1 is the usual voice from now on.</source>
        <translation>%1 теперь обычный голос.</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>Включение %1</translation>
    </message>
    <message>
        <source>%1 is used from now on.</source>
        <translation>Теперь используется %1.</translation>
    </message>
    <message>
        <source>Letting the usual voice speak</source>
        <translation>Возврат к обычному голосу</translation>
    </message>
    <message>
        <source>%1 is used until the hub restarts; the choice cannot be written to the settings file</source>
        <translation>«%1» используется до перезапуска хаба: выбор не удаётся записать в файл настроек</translation>
    </message>
    <message>
        <source>Measuring how fast the hub is</source>
        <translation>Измерение скорости хаба</translation>
    </message>
    <message>
        <source>Stopping the measurement</source>
        <translation>Остановка измерения</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Waiting to come in</source>
        <translation>Ждут разрешения войти</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n устройство</numerusform>
            <numerusform>%n устройства</numerusform>
            <numerusform>%n устройств</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Devices that wait to be let in</source>
        <translation>Устройства, которые ждут разрешения войти</translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message>
        <source>Let it in</source>
        <translation>Впустить</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>Не это</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Заблокировать</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>ждёт с %1</translation>
    </message>
    <message numerus="yes">
        <source>It could not prove the key of its serial number (%n time(s))</source>
        <translation>
            <numerusform>Не доказало, что владеет ключом своего серийного номера (%n раз)</numerusform>
            <numerusform>Не доказало, что владеет ключом своего серийного номера (%n раза)</numerusform>
            <numerusform>Не доказало, что владеет ключом своего серийного номера (%n раз)</numerusform>
        </translation>
    </message>
    <message>
        <source>Two claim to be this device: let in the code that the device itself says</source>
        <translation>Два устройства выдают себя за это: впустите то, чей код называет само устройство</translation>
    </message>
    <message>
        <source>Was turned away before; has a new identity</source>
        <translation>Ему уже было отказано; теперь у него новый идентификатор</translation>
    </message>
    <message>
        <source>Known device, new identity: it would take the old one&apos;s place</source>
        <translation>Знакомое устройство с новым идентификатором: оно займёт место прежнего</translation>
    </message>
    <message>
        <source>Has the key of its serial number, as %1 has, which is known already</source>
        <translation>Ключ серийного номера у него есть, но он есть и у известного устройства %1</translation>
    </message>
    <message>
        <source>Is this the code that the device itself says? The other one may be an impostor.</source>
        <translation>Этот код называет само устройство? Другое может быть самозванцем.</translation>
    </message>
    <message>
        <source>Proved by its key who it is</source>
        <translation>Доказало своим ключом, кто оно</translation>
    </message>
    <message>
        <source>Known from before</source>
        <translation>Знакомо с прошлых времён</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новое</translation>
    </message>
    <message>
        <source>Whoever this is does not have the key that you listed. Let it in all the same?</source>
        <translation>У него нет ключа, который вы записали для этого номера. Всё равно впустить?</translation>
    </message>
    <message>
        <source>You have turned this device away before. Let it in now?</source>
        <translation>Вы уже отказывали этому устройству. Впустить его теперь?</translation>
    </message>
    <message>
        <source>Right if you have reset or reinstalled the device. If not, somebody may pretend to be it. The old one will not be let in any more.</source>
        <translation>Это верно, если вы сбросили или перепрошили устройство. Если нет, кто-то может выдавать себя за него. Прежнее больше не будет допущено.</translation>
    </message>
    <message>
        <source>Yes, let it in</source>
        <translation>Да, впустить</translation>
    </message>
    <message>
        <source>The one that is let in under this name will be turned away, too. Block the device?</source>
        <translation>Устройство, которое уже допущено под этим именем, тоже получит отказ. Заблокировать?</translation>
    </message>
    <message>
        <source>It will be turned away for good, whatever identity it comes with. Block it?</source>
        <translation>Оно будет получать отказ всегда, с каким бы идентификатором ни пришло. Заблокировать?</translation>
    </message>
    <message>
        <source>Yes, block it</source>
        <translation>Да, заблокировать</translation>
    </message>
</context>
<context>
    <name>Waterfall</name>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>It began after %1 and took %2.</source>
        <translation>Начался через %1 и занял %2.</translation>
    </message>
    <message>
        <source>It lasted %1.</source>
        <translation>Длилась %1.</translation>
    </message>
    <message>
        <source>Reached %1 after the end of the question.</source>
        <translation>Через %1 после конца вопроса.</translation>
    </message>
    <message>
        <source>Seconds from the end of the question: %1</source>
        <translation>Секунды от конца вопроса: %1</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 с %2 до %3</translation>
    </message>
    <message>
        <source>%1 of silence before</source>
        <translation>перед этим %1 тишины</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 через %2</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Тишина</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Понято</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>Первое слово</translation>
    </message>
    <message>
        <source>First sentence</source>
        <translation>Первая фраза</translation>
    </message>
    <message>
        <source>First sound</source>
        <translation>Первый звук</translation>
    </message>
    <message>
        <source>Device speaks</source>
        <translation>Устройство говорит</translation>
    </message>
    <message>
        <source>Heard to the end</source>
        <translation>Дослушано</translation>
    </message>
    <message>
        <source>Nothing was said any more: after so long, the question was over.</source>
        <translation>Больше ничего не говорили: через это время вопрос был окончен.</translation>
    </message>
    <message>
        <source>The question was turned into words.</source>
        <translation>Вопрос превращён в слова.</translation>
    </message>
    <message>
        <source>The language model wrote its first word, or a skill had the answer.</source>
        <translation>Языковая модель написала первое слово или ответ нашёл встроенный навык.</translation>
    </message>
    <message>
        <source>Enough was written to be spoken.</source>
        <translation>Написано достаточно, чтобы начать говорить.</translation>
    </message>
    <message>
        <source>The voice had made its first sound.</source>
        <translation>Голос создал первый звук.</translation>
    </message>
    <message>
        <source>The device was sent the first sound.</source>
        <translation>Первый звук отправлен устройству.</translation>
    </message>
    <message>
        <source>The answer was played to its end.</source>
        <translation>Ответ проигран до конца.</translation>
    </message>
    <message>
        <source>A tool of the device was called.</source>
        <translation>Вызван инструмент устройства.</translation>
    </message>
    <message>
        <source>How long the answer took</source>
        <translation>Сколько времени занял ответ</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Loudness</source>
        <translation>Громкость</translation>
    </message>
</context>
<context>
    <name>WindowCard</name>
    <message>
        <source>Window</source>
        <translation>Окно</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Less motion: bars instead of moving waves</source>
        <translation>Меньше движения: полоски вместо бегущих волн</translation>
    </message>
    <message>
        <source>These act at once, in this window only.</source>
        <translation>Действует сразу и только в этом окне.</translation>
    </message>
    <message>
        <source>First steps…</source>
        <translation>Первые шаги…</translation>
    </message>
    <message>
        <source>Language and name, key, first device: once more.</source>
        <translation>Язык и имя, ключ, первое устройство: ещё раз.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Waits no longer</source>
        <translation>Больше не ждёт</translation>
    </message>
    <message>
        <source>Something unexpected happened. The log tells more.</source>
        <translation>Произошло что-то непредвиденное. Подробности — в журнале.</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Главная</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Устройства</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Прошивки</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Разговоры</translation>
    </message>
    <message>
        <source>Talk</source>
        <translation>Говорить</translation>
    </message>
    <message>
        <source>Voices and models</source>
        <translation>Голоса и модели</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Помощник</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Hears</source>
        <translation>Слышит</translation>
    </message>
    <message>
        <source>Thinks</source>
        <translation>Думает</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>Говорит</translation>
    </message>
    <message>
        <source>Notices speech</source>
        <translation>Замечает речь</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Загрузка…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готов</translation>
    </message>
    <message>
        <source>Standing in</source>
        <translation>Замещает</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Сбой</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Выключен</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Остановлено</translation>
    </message>
    <message>
        <source>Listened, but no words were understood</source>
        <translation>Слушал, но слов не разобрал</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Без ответа</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Впущено</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>Отказано</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Заблокировано</translation>
    </message>
    <message>
        <source>A setting is not acceptable. Correct it and start again.</source>
        <translation>Недопустимое значение настройки. Исправьте его и запустите заново.</translation>
    </message>
    <message>
        <source>Something else decides it: the environment, or an option the hub was started with. Change it there.</source>
        <translation>Это решает окружение или параметр запуска хаба. Измените там.</translation>
    </message>
    <message>
        <source>Another program uses a port that the hub needs. Close that program (it may be a second hub), or start the hub with other ports: --http-port and --ws-port.</source>
        <translation>Нужный хабу порт занят другой программой. Закройте её (возможно, это второй хаб) или запустите хаб с другими портами: --http-port и --ws-port.</translation>
    </message>
    <message>
        <source>The address to listen on is not one of this computer&apos;s. Start the hub without --host, or with an address of this computer.</source>
        <translation>У этого компьютера нет адреса, на котором хаб должен принимать устройства. Запустите хаб без --host или с адресом этого компьютера.</translation>
    </message>
    <message>
        <source>The certificate for encrypted connections (TLS) cannot be used; the log says why. Put a good one in its place, or leave out tls.cert_file and tls.key_file.</source>
        <translation>Сертификат для шифрованных соединений (TLS) нельзя использовать; причина — в журнале. Положите вместо него исправный или уберите tls.cert_file и tls.key_file.</translation>
    </message>
    <message>
        <source>The hub cannot write to its data folder. Give yourself the right to write there, or choose another folder: --data-dir.</source>
        <translation>Хаб не может писать в свою папку данных. Дайте себе право записи в неё или выберите другую папку: --data-dir.</translation>
    </message>
    <message>
        <source>The disk is full, and nothing was saved. Free some space on it and try again.</source>
        <translation>Диск заполнен, ничего не сохранено. Освободите на нём место и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>The file cannot be written there. Choose another folder, or another name.</source>
        <translation>Файл нельзя записать туда. Выберите другую папку или другое имя.</translation>
    </message>
    <message>
        <source>Another hub on this computer uses the same data folder. Close that one, or choose another folder: --data-dir.</source>
        <translation>На этом компьютере другой хаб использует ту же папку данных. Закройте его или выберите другую папку: --data-dir.</translation>
    </message>
    <message>
        <source>The data folder was last used by a newer version of the hub, and was left as it is. Update the hub, or choose another folder: --data-dir.</source>
        <translation>Папкой данных уже пользовалась более новая версия хаба; в ней ничего не изменено. Обновите хаб или выберите другую папку: --data-dir.</translation>
    </message>
    <message>
        <source>A file in the data folder is damaged; the log names it. Put a copy in its place, or move it away to begin anew.</source>
        <translation>Файл в папке данных повреждён; его имя есть в журнале. Замените его копией или уберите, чтобы начать заново.</translation>
    </message>
    <message>
        <source>The disk has no room for the model. Free some space on it and try again.</source>
        <translation>На диске нет места для модели. Освободите место и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>The model service cannot be reached. Look at the internet connection and try again.</source>
        <translation>Служба моделей недоступна. Проверьте подключение к интернету и попробуйте снова.</translation>
    </message>
    <message>
        <source>The model service does not give this model out any more. Choose another one.</source>
        <translation>Служба больше не отдаёт эту модель. Выберите другую.</translation>
    </message>
    <message>
        <source>What came was damaged, and was thrown away. Try again; the rest is kept.</source>
        <translation>Данные пришли повреждёнными и были отброшены. Попробуйте снова; остальное сохранено.</translation>
    </message>
    <message>
        <source>The hub cannot write to the folder of its models. Give it the right to write there.</source>
        <translation>Хаб не может писать в папку моделей. Дайте ему право на запись в неё.</translation>
    </message>
    <message>
        <source>It is in use. Use another one first.</source>
        <translation>Она используется. Сначала выберите другую.</translation>
    </message>
    <message>
        <source>It is not installed. Download it first.</source>
        <translation>Она не установлена. Сначала загрузите её.</translation>
    </message>
    <message>
        <source>That cannot be done with this model.</source>
        <translation>С этой моделью так нельзя.</translation>
    </message>
    <message>
        <source>This computer cannot play sound. Is a loudspeaker connected?</source>
        <translation>Этот компьютер не может воспроизвести звук. Подключён ли динамик?</translation>
    </message>
    <message>
        <source>The hub cannot start with these settings.</source>
        <translation>С этими настройками хаб не может запуститься.</translation>
    </message>
    <message>
        <source>No device waits with this code any more. Restart the device: it shows a new one.</source>
        <translation>С этим кодом больше никто не ждёт. Перезапустите устройство: оно покажет новый.</translation>
    </message>
    <message>
        <source>The hub does not know this device any more.</source>
        <translation>Хаб больше не знает этого устройства.</translation>
    </message>
    <message>
        <source>Too many wrong codes were tried. Wait a minute and try again.</source>
        <translation>Слишком много неверных кодов. Подождите минуту и попробуйте снова.</translation>
    </message>
    <message>
        <source>Nothing was decided about the device. Try again.</source>
        <translation>Об устройстве ничего не решено. Попробуйте снова.</translation>
    </message>
    <message>
        <source>The device is in no conversation now. Press its button or say its wake word, and try again.</source>
        <translation>Устройство сейчас не в разговоре. Нажмите его кнопку или скажите слово пробуждения и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>The device refused.</source>
        <translation>Устройство отказалось.</translation>
    </message>
    <message>
        <source>No answer came in time: it may have happened or not.</source>
        <translation>Ответ не пришёл вовремя: могло выполниться, а могло и нет.</translation>
    </message>
    <message>
        <source>The device hung up before it answered.</source>
        <translation>Устройство отключилось, не ответив.</translation>
    </message>
    <message>
        <source>The device sent no picture that can be shown.</source>
        <translation>Устройство не прислало картинку, которую можно показать.</translation>
    </message>
    <message>
        <source>The file cannot be written there. Choose another folder, or make room on the disk.</source>
        <translation>Туда нельзя записать файл. Выберите другую папку или освободите место на диске.</translation>
    </message>
    <message>
        <source>The hub does not accept what was entered.</source>
        <translation>Хаб не принимает введённое.</translation>
    </message>
    <message>
        <source>A speech model is missing on this computer.</source>
        <translation>На этом компьютере не хватает речевой модели.</translation>
    </message>
    <message>
        <source>The model&apos;s files are damaged. Remove the model and get it again.</source>
        <translation>Файлы модели повреждены. Удалите модель и загрузите её снова.</translation>
    </message>
    <message>
        <source>The speech service does not accept the key. Set another one and restart the hub.</source>
        <translation>Речевая служба не принимает ключ. Задайте другой и перезапустите хаб.</translation>
    </message>
    <message>
        <source>The account&apos;s limit at the speech service is reached. Look at its balance and limits.</source>
        <translation>Лимит учётной записи у речевой службы исчерпан. Проверьте баланс и ограничения.</translation>
    </message>
    <message>
        <source>The speech service cannot be reached. Look at the connection, and at the service if it is yours.</source>
        <translation>Речевая служба недоступна. Проверьте соединение и саму службу, если она ваша.</translation>
    </message>
    <message>
        <source>The speech service did not answer in time.</source>
        <translation>Речевая служба не ответила вовремя.</translation>
    </message>
    <message>
        <source>The speech service failed. The log tells more.</source>
        <translation>Речевая служба не справилась. Подробности в журнале.</translation>
    </message>
    <message>
        <source>Nobody spoke while the button was held.</source>
        <translation>Пока кнопка была нажата, никто не говорил.</translation>
    </message>
    <message>
        <source>There was speech or noise, but no words were understood.</source>
        <translation>Была речь или шум, но слов разобрать не удалось.</translation>
    </message>
    <message>
        <source>The question was too long; its beginning was answered.</source>
        <translation>Вопрос был слишком длинным; ответ дан на его начало.</translation>
    </message>
    <message>
        <source>The question could not be made out.</source>
        <translation>Вопрос разобрать не удалось.</translation>
    </message>
    <message>
        <source>A part of the answer could not be spoken; read it here.</source>
        <translation>Часть ответа произнести не удалось; прочтите её здесь.</translation>
    </message>
    <message>
        <source>No key is set.</source>
        <translation>Ключ не задан.</translation>
    </message>
    <message>
        <source>The hub&apos;s certificate is not known to this computer. Start the window with the hub&apos;s CA: --ca-file ca.pem.</source>
        <translation>Этот компьютер не знает сертификата хаба. Запустите окно с сертификатом ЦС хаба: --ca-file ca.pem.</translation>
    </message>
    <message>
        <source>on the hub&apos;s computer</source>
        <translation>на компьютере хаба</translation>
    </message>
    <message>
        <source>It stopped working. Restart the hub; the log tells more.</source>
        <translation>Перестало работать. Перезапустите хаб; подробности — в журнале.</translation>
    </message>
    <message>
        <source>%1 is not installed. Get it, or choose another one, on the page “Voices and models”.</source>
        <translation>%1: не установлено. Загрузите или выберите другую модель на странице «Голоса и модели».</translation>
    </message>
    <message>
        <source>The speech service does not accept the request. Check its address, model and voice.</source>
        <translation>Речевая служба не принимает запрос. Проверьте его адрес, модель и голос.</translation>
    </message>
    <message>
        <source>The speech service sent no sound, or no words.</source>
        <translation>Речевая служба не прислала ни звука, ни слов.</translation>
    </message>
    <message>
        <source>The service does not accept the key. Enter it again or make a new one.</source>
        <translation>Служба не принимает ключ. Введите его ещё раз или создайте новый.</translation>
    </message>
    <message>
        <source>The account&apos;s limit is reached. Look at its balance and limits at the service.</source>
        <translation>Исчерпан лимит учётной записи. Проверьте баланс и лимиты у службы.</translation>
    </message>
    <message>
        <source>This month&apos;s budget is used up. Raise it in the settings, or wait for the next month.</source>
        <translation>Бюджет на этот месяц исчерпан. Увеличьте его в настройках или дождитесь следующего месяца.</translation>
    </message>
    <message>
        <source>The service cannot be reached. Look at the internet connection.</source>
        <translation>Служба недоступна. Проверьте подключение к интернету.</translation>
    </message>
    <message>
        <source>The service did not answer in time. Ask again in a moment.</source>
        <translation>Служба не ответила вовремя. Спросите ещё раз чуть позже.</translation>
    </message>
    <message>
        <source>The answer broke off in the middle. Ask again.</source>
        <translation>Ответ оборвался на середине. Спросите ещё раз.</translation>
    </message>
    <message>
        <source>The service sent an answer without words. Ask again.</source>
        <translation>Служба прислала ответ без слов. Спросите ещё раз.</translation>
    </message>
    <message>
        <source>The system does not let it be looked at or changed. The log tells more.</source>
        <translation>Система не даёт это узнать или изменить. Подробнее — в журнале.</translation>
    </message>
    <message>
        <source>The system does not allow that, or has no means for it. Switch off automatic sleep in the system&apos;s settings instead.</source>
        <translation>Система этого не разрешает или не умеет. Вместо этого выключите автоматический сон в её настройках.</translation>
    </message>
    <message>
        <source>The hub cannot be reached, or did not answer in time. See that it runs, and try again.</source>
        <translation>Хаб недоступен или не ответил вовремя. Проверьте, что он работает, и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>What answers at the address is no hub, or one of another version.</source>
        <translation>По этому адресу отвечает не хаб или хаб другой версии.</translation>
    </message>
    <message>
        <source>The hub did not do it. Try again.</source>
        <translation>Хаб этого не сделал. Попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>The hub does not accept the token. Enter another one.</source>
        <translation>Хаб не принимает токен. Введите другой.</translation>
    </message>
    <message>
        <source>The token does not allow that. Connect with one that was made with the scope admin.</source>
        <translation>Этот токен такого не разрешает. Подключитесь с токеном, созданным с правом admin.</translation>
    </message>
    <message>
        <source>The hub did not accept that. Its log tells more.</source>
        <translation>Хаб этого не принял. Подробнее — в его журнале.</translation>
    </message>
    <message>
        <source>The service gave no answer. Ask again in a moment.</source>
        <translation>Служба не дала ответа. Спросите ещё раз чуть позже.</translation>
    </message>
    <message>
        <source>in this computer&apos;s keyring</source>
        <translation>в связке ключей этого компьютера</translation>
    </message>
    <message>
        <source>in a file that only you can read</source>
        <translation>в файле, который можете читать только вы</translation>
    </message>
    <message>
        <source>in the environment of this program</source>
        <translation>в переменных среды этой программы</translation>
    </message>
    <message>
        <source>A key is kept now %1; a new one takes its place.</source>
        <translation>Сейчас ключ хранится %1; новый займёт его место.</translation>
    </message>
    <message>
        <source>It is kept on the hub&apos;s computer, and shown to nobody but the service.</source>
        <translation>Он хранится на компьютере хаба и не показывается никому, кроме службы.</translation>
    </message>
    <message>
        <source>It is kept in this computer&apos;s keyring or, where there is none, in a file that only you can read. It is shown to nobody but the service.</source>
        <translation>Он хранится в связке ключей этого компьютера, а если её нет — в файле, который можете читать только вы. Никто, кроме службы, его не увидит.</translation>
    </message>
    <message>
        <source>Only this computer reaches the hub. For devices, choose another address to listen on in Settings, Network, and restart the hub.</source>
        <translation>Хаб доступен только с этого компьютера. Чтобы его нашли устройства, выберите другой адрес в разделе «Настройки → Сеть» и перезапустите хаб.</translation>
    </message>
    <message>
        <source>That is no firmware for the chips of these devices. Choose the image (.bin) or the archive (.zip) of a release.</source>
        <translation>Это не прошивка для чипов этих устройств. Выберите образ (.bin) или архив (.zip) выпуска.</translation>
    </message>
    <message>
        <source>The image ends too early. Download it again.</source>
        <translation>Образ обрывается. Скачайте его ещё раз.</translation>
    </message>
    <message>
        <source>The image is damaged: its checksum is wrong, or a part cannot be read. Download it again.</source>
        <translation>Образ повреждён: не сходится контрольная сумма или часть не читается. Скачайте его ещё раз.</translation>
    </message>
    <message>
        <source>The image is encrypted or signed, for devices that take nothing else. Choose one that is neither.</source>
        <translation>Образ зашифрован или подписан для устройств, которые не примут другого. Выберите образ без шифрования и подписи.</translation>
    </message>
    <message>
        <source>The archive is damaged. Download it again.</source>
        <translation>Архив повреждён. Скачайте его снова.</translation>
    </message>
    <message>
        <source>The archive is locked with a password, or packed in a way that is not known here. Unpack it, and choose the image (.bin).</source>
        <translation>Архив защищён паролем или сжат неизвестным здесь способом. Распакуйте его и выберите образ (.bin).</translation>
    </message>
    <message>
        <source>The archive holds no image (.bin), or far too many files. Choose the archive of a release.</source>
        <translation>В архиве нет образа (.bin) или слишком много файлов. Выберите архив выпуска.</translation>
    </message>
    <message>
        <source>The archive holds several images. Unpack it, and choose the one that is meant.</source>
        <translation>В архиве несколько образов. Распакуйте его и выберите нужный.</translation>
    </message>
    <message>
        <source>The file is larger than the flash of any device (32 MB). It must be another file.</source>
        <translation>Файл больше флеш-памяти любого устройства (32 МБ). Должно быть, это не тот файл.</translation>
    </message>
    <message>
        <source>The image is not in the library any more.</source>
        <translation>Этого образа больше нет в библиотеке.</translation>
    </message>
    <message>
        <source>A rollout needs this image. Let that end, or halt it and clear it away; then delete the image.</source>
        <translation>Этот образ нужен обновлению. Дождитесь его конца или остановите и уберите его; затем удалите образ.</translation>
    </message>
    <message>
        <source>A board is being flashed with this image. Wait for that, or cancel it; then delete the image.</source>
        <translation>Этим образом сейчас прошивается плата. Дождитесь конца или отмените запись, затем удалите образ.</translation>
    </message>
    <message>
        <source>The library has as many images as it may have. Delete one that nobody needs.</source>
        <translation>В библиотеке уже предельное число образов. Удалите ненужный.</translation>
    </message>
    <message>
        <source>The hub takes in another image at the moment. Try again when that is done.</source>
        <translation>Хаб сейчас принимает другой образ. Попробуйте, когда он закончит.</translation>
    </message>
    <message>
        <source>The image took too long to reach the hub. Try again with a faster connection.</source>
        <translation>Образ слишком долго передавался хабу. Попробуйте с более быстрым соединением.</translation>
    </message>
    <message>
        <source>That cannot be done with this image. The log tells more.</source>
        <translation>С этим образом так сделать нельзя. Подробности в журнале.</translation>
    </message>
    <message>
        <source>The file holds no assets. Choose one as assets.bin, made for these devices.</source>
        <translation>В файле нет ресурсов. Выберите файл вида assets.bin, сделанный для этих устройств.</translation>
    </message>
    <message>
        <source>The assets end too early. Get the file again.</source>
        <translation>Файл ресурсов обрывается. Получите его ещё раз.</translation>
    </message>
    <message>
        <source>The assets are damaged. Get the file again.</source>
        <translation>Файл ресурсов повреждён. Получите его ещё раз.</translation>
    </message>
    <message>
        <source>The assets are of a newer kind than devices know. Make them with an older tool.</source>
        <translation>Ресурсы более нового вида, чем знают устройства. Сделайте их более старым инструментом.</translation>
    </message>
    <message>
        <source>The assets are not in the library any more.</source>
        <translation>Этих ресурсов больше нет в библиотеке.</translation>
    </message>
    <message>
        <source>Devices are offered these assets now. Take the offers back first, then delete them.</source>
        <translation>Эти ресурсы сейчас предложены устройствам. Сначала отмените предложения, затем удалите.</translation>
    </message>
    <message>
        <source>The library has as many assets as it may have. Delete some that nobody needs.</source>
        <translation>В библиотеке уже предельное число файлов ресурсов. Удалите ненужные.</translation>
    </message>
    <message>
        <source>The device is offered no assets any more.</source>
        <translation>Устройству больше не предложены ресурсы.</translation>
    </message>
    <message>
        <source>One of these devices has another board, or less room for assets than these take. Nobody is offered them: choose only devices that they are for.</source>
        <translation>У одного из этих устройств другая плата или меньше места для ресурсов, чем нужно. Никому ничего не предложено: выберите только подходящие устройства.</translation>
    </message>
    <message>
        <source>The device fetches the assets at this moment. Wait until it has them.</source>
        <translation>Устройство сейчас загружает ресурсы. Подождите, пока оно их получит.</translation>
    </message>
    <message>
        <source>That cannot be done with the assets. The log tells more.</source>
        <translation>С этими ресурсами так сделать нельзя. Подробности в журнале.</translation>
    </message>
    <message>
        <source>The hub has no record of that rollout any more.</source>
        <translation>У хаба больше нет записи об этом обновлении.</translation>
    </message>
    <message>
        <source>No device would get the image: all run it, it does not fit them, or none is on its channel.</source>
        <translation>Ни одно устройство не получило бы образ: он уже на всех, не подходит им или на его канале никого нет.</translation>
    </message>
    <message>
        <source>Every device that could get the image runs a newer version. If they are to go back to an older one, tick that.</source>
        <translation>На всех устройствах, которым подходит образ, более новая версия. Если нужно вернуться к старой, отметьте это.</translation>
    </message>
    <message>
        <source>A device is in another rollout that is not over. Let that end, take it back, or halt it and clear it away.</source>
        <translation>Устройство участвует в другом незаконченном обновлении. Дождитесь его конца, верните прежнюю версию или остановите и уберите его.</translation>
    </message>
    <message>
        <source>That is not possible any more: the rollout has got further meanwhile.</source>
        <translation>Это уже невозможно: обновление тем временем продвинулось.</translation>
    </message>
    <message>
        <source>The library has nothing newer for this device. Add an image for its board, on its channel, to the page Firmware.</source>
        <translation>В библиотеке нет ничего новее для этого устройства. Добавьте на странице «Прошивки» образ для его платы и на его канале.</translation>
    </message>
    <message>
        <source>That cannot be done with the rollout. The log tells more.</source>
        <translation>С обновлением так сделать нельзя. Подробности в журнале.</translation>
    </message>
    <message>
        <source>The file cannot be read. See that it is still there, and that you may open it.</source>
        <translation>Файл не читается. Проверьте, что он на месте и что его можно открыть.</translation>
    </message>
    <message>
        <source>%1: can be used</source>
        <translation>%1: подходит</translation>
    </message>
    <message>
        <source>%1: no firmware</source>
        <translation>%1: не прошивка</translation>
    </message>
    <message>
        <source>%1: ends too early</source>
        <translation>%1: обрывается</translation>
    </message>
    <message>
        <source>%1: damaged</source>
        <translation>%1: повреждён</translation>
    </message>
    <message>
        <source>%1: encrypted or signed</source>
        <translation>%1: зашифрован или подписан</translation>
    </message>
    <message>
        <source>%1: too large</source>
        <translation>%1: слишком велик</translation>
    </message>
    <message>
        <source>%1: locked</source>
        <translation>%1: защищён паролем</translation>
    </message>
</context>
<context>
    <name>WritingStep</name>
    <message>
        <source>How far it is</source>
        <translation>Ход записи</translation>
    </message>
    <message>
        <source>Leave the board plugged in.</source>
        <translation>Не отключайте плату.</translation>
    </message>
    <message>
        <source>Save the backup…</source>
        <translation>Сохранить копию…</translation>
    </message>
    <message>
        <source>Nothing on the board was changed.</source>
        <translation>На плате ничего не изменилось.</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Copy the command for %1</source>
        <translation>Скопировать команду для %1</translation>
    </message>
</context>
</TS>
