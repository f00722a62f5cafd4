<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>CostsView</name>
    <message numerus="yes">
        <source>%n question(s) to language models, %1 tokens</source>
        <translation>
            <numerusform>%n question to language models, %1 tokens</numerusform>
            <numerusform>%n questions to language models, %1 tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (%n of them estimated)</source>
        <translation>
            <numerusform> (%n of them estimated)</numerusform>
            <numerusform> (%n of them estimated)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s), %1</source>
        <translation>
            <numerusform>%n request, %1</numerusform>
            <numerusform>%n requests, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n turn</numerusform>
            <numerusform>%n turns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeviceList</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NavigationButton</name>
    <message numerus="yes">
        <source>%n thing(s) to decide</source>
        <translation>
            <numerusform>%n thing to decide</numerusform>
            <numerusform>%n things to decide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PairingWindow</name>
    <message numerus="yes">
        <source>Let new devices in for %n minute(s)</source>
        <translation>
            <numerusform>Let new devices in for %n minute</numerusform>
            <numerusform>Let new devices in for %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonaEditor</name>
    <message numerus="yes">
        <source>About %n token(s) more with each question.</source>
        <translation>
            <numerusform>About %n token more with each question.</numerusform>
            <numerusform>About %n tokens more with each question.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestartBanner</name>
    <message numerus="yes">
        <source>%n change(s) act after a restart of the hub</source>
        <translation>
            <numerusform>%n change acts after a restart of the hub</numerusform>
            <numerusform>%n changes act after a restart of the hub</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RingingBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RingingCard</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServiceForm</name>
    <message numerus="yes">
        <source>It has %n model(s).</source>
        <translation>
            <numerusform>It has %n model.</numerusform>
            <numerusform>It has %n models.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionDeletion</name>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n turn</numerusform>
            <numerusform>%n turns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s) deleted, and gone from the disk.</source>
        <translation>
            <numerusform>%n turn deleted, and gone from the disk.</numerusform>
            <numerusform>%n turns deleted, and gone from the disk.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionsPage</name>
    <message numerus="yes">
        <source>Conversations are kept for %n day(s).</source>
        <translation>
            <numerusform>Conversations are kept for %n day.</numerusform>
            <numerusform>Conversations are kept for %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n setting(s) found</source>
        <translation>
            <numerusform>%n setting found</numerusform>
            <numerusform>%n settings found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message numerus="yes">
        <source>%n device(s) wait to be let in</source>
        <translation>
            <numerusform>%n device waits to be let in</numerusform>
            <numerusform>%n devices wait to be let in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TalkersView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message numerus="yes">
        <source>It could not prove the key of its serial number (%n time(s))</source>
        <translation>
            <numerusform>It could not prove the key of its serial number (%n time)</numerusform>
            <numerusform>It could not prove the key of its serial number (%n times)</numerusform>
        </translation>
    </message>
</context>
</TS>
